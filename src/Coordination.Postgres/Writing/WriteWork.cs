using System.Diagnostics;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Telemetry;

namespace Coordination.Postgres.Writing;

/// <summary>Something for the writer to do; its caller waits.</summary>
internal interface IWriteWork
{
    /// <summary>When it was handed over, by the time provider's clock.</summary>
    long Since { get; }

    /// <summary>Tells the caller that it failed; each gets an exception of its own.</summary>
    void Failed(Exception fault);
}

/// <summary>An append: many share a transaction.</summary>
internal sealed class AppendWork(Append append, long since)
    : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    public Append Append => append;

    public long Since => since;

    /// <summary>The span it was handed over in.</summary>
    public Activity? Span { get; } = CommitMeters.CurrentAppend;

    /// <summary>About how many bytes it brings.</summary>
    public int Size { get; } = SizeOf(append);

    public void Failed(Exception fault) => TrySetException(fault);

    private static int SizeOf(Append append)
    {
        var size = append.Row.State.Length;
        foreach (var happened in append.Events)
        {
            size += happened.Payload.Length + (happened.Personal?.Text.Length ?? 0);
        }

        return size;
    }
}

/// <summary>Work that runs by itself, between groups, and may be repeated.</summary>
internal abstract class SingleWork(long since) : TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously), IWriteWork
{
    public long Since => since;

    /// <summary>Whether it is tried again after a fault that may pass.</summary>
    public virtual bool IsRetried => true;

    public void Failed(Exception fault) => TrySetException(fault);

    public abstract ValueTask<long> RunAsync(WriterSession session);
}

/// <summary>Takes an epoch. Taken twice after a lost answer, it is only higher.</summary>
internal sealed class EpochWork(CentreId centre, long since) : SingleWork(since)
{
    public override ValueTask<long> RunAsync(WriterSession session) => session.TakeEpochAsync(centre);
}

/// <summary>Takes an epoch if a given one is still the newest. Taken twice after a lost answer, the second time finds another one and takes none.</summary>
internal sealed class EpochRenewalWork(CentreId centre, Epoch newest, long since) : SingleWork(since)
{
    public override ValueTask<long> RunAsync(WriterSession session) => session.RenewEpochAsync(centre, newest);
}

/// <summary>Adds a key to the ring, unless there is one with its number. Added twice after a lost answer, it is there once.</summary>
internal sealed class RingWork(int number, string key, long since) : SingleWork(since)
{
    public override async ValueTask<long> RunAsync(WriterSession session)
    {
        await session.AddToRingAsync(number, key);
        return number;
    }
}

/// <summary>A small write: whether writing works, now.</summary>
internal sealed class CheckWork(long since) : SingleWork(since)
{
    public override bool IsRetried => false;

    public override async ValueTask<long> RunAsync(WriterSession session)
    {
        await session.ProbeWriteAsync();
        return 0;
    }
}

/// <summary>Nothing but a session: once there is one, the session before has ended and what it wrote is settled.</summary>
internal sealed class SettleWork(long since) : SingleWork(since)
{
    public override ValueTask<long> RunAsync(WriterSession session) => ValueTask.FromResult(0L);
}
