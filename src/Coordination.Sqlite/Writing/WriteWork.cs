using System.Diagnostics;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Sqlite.Writing;

/// <summary>Something to do within a transaction; its caller waits for the commit.</summary>
internal interface IWriteWork
{
    /// <summary>Does it in the open transaction. Asked again when the transaction has to be repeated.</summary>
    void Execute(WriteSession session);

    /// <summary>Tells the caller after the commit.</summary>
    void Committed();

    /// <summary>Tells the caller that the transaction failed; each gets an exception of its own.</summary>
    void Failed(Exception fault);
}

/// <summary>An append.</summary>
internal sealed class AppendWork(Append append) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    private CoordinationException? _refusal;

    /// <summary>The span it was handed over in.</summary>
    public Activity? Span { get; } = CommitMeters.CurrentAppend;

    public void Execute(WriteSession session) => _refusal = session.Append(append);

    public void Committed()
    {
        if (_refusal is null)
        {
            SetResult();
        }
        else
        {
            SetException(_refusal);
        }
    }

    public void Failed(Exception fault) => SetException(fault);
}

/// <summary>Takes an epoch.</summary>
internal sealed class EpochWork(CentreId centre) : TaskCompletionSource<Epoch>(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    private Epoch _epoch;

    public void Execute(WriteSession session) => _epoch = session.TakeEpoch(centre);

    public void Committed() => SetResult(_epoch);

    public void Failed(Exception fault) => SetException(fault);
}

/// <summary>Takes an epoch if a given one is still the newest.</summary>
internal sealed class EpochRenewalWork(CentreId centre, Epoch newest)
    : TaskCompletionSource<Epoch?>(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    private Epoch? _epoch;

    public void Execute(WriteSession session) => _epoch = session.RenewEpoch(centre, newest);

    public void Committed() => SetResult(_epoch);

    public void Failed(Exception fault) => SetException(fault);
}

/// <summary>Adds a key to the ring, unless there is one with its number.</summary>
internal sealed class RingWork(int number, string key) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    public void Execute(WriteSession session) => session.AddToRing(number, key);

    public void Committed() => SetResult();

    public void Failed(Exception fault) => SetException(fault);
}

/// <summary>A write that changes nothing: whether writing works.</summary>
internal sealed class CheckWork() : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    public void Execute(WriteSession session) => session.Touch();

    public void Committed() => SetResult();

    public void Failed(Exception fault) => SetException(fault);
}
