using Coordination.Centres;
using Coordination.Journal;
using Coordination.Torture.Faults;
using Coordination.Torture.Running;

namespace Coordination.Torture.Storage;

/// <summary>One process's way to the disk: everything takes time, can fail, and can be answered too late to matter.</summary>
/// <remarks>Appends of one grain commit in their order; those of different grains in any.</remarks>
internal sealed partial class SimulatedJournal(World world, SimulationContext owner, IDisk disk, StoreFaults faults, Action<CrashAtCommit> crash, Action failed)
    : IJournal
{
    private readonly Dictionary<GrainKey, long> _last = [];
    private readonly List<Pending> _pending = [];

    /// <inheritdoc />
    public event Action<long>? Committed;

    /// <inheritdoc />
    public bool IsSerial => disk.Reads.IsSerial;

    /// <inheritdoc />
    public InstallationKey Installation => disk.Reads.Installation;

    /// <inheritdoc />
    public ValueTask AppendAsync(Append append)
    {
        world.AssertHere("An append");
        AppendRules.Require(append);
        var pending = new Pending(append, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var at = Math.Max(world.Now.UtcTicks + faults.Latency().Ticks, _last.GetValueOrDefault(append.Row.Key) + 1);
        _last[append.Row.Key] = at;
        _pending.Add(pending);
        world.After(owner, TimeSpan.FromTicks(at - world.Now.UtcTicks), () => Commit(pending), isIo: true);
        if (disk.AnswersEarly)
        {
            pending.Done.SetResult();
        }

        return new ValueTask(pending.Done.Task);
    }

    /// <summary>The process is gone: what it had handed over is written, or not.</summary>
    public void Abandon()
    {
        foreach (var pending in _pending)
        {
            if (world.Chance.Percent(50))
            {
                disk.TryAppend(pending.Append);
            }
        }

        _pending.Clear();
    }

    /// <inheritdoc />
    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) => TakeAsync(() => disk.TakeEpoch(centre));

    /// <inheritdoc />
    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) =>
        TakeAsync(() => disk.RenewEpoch(centre, newest));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<T> TakeAsync<T>(Func<T> take)
    {
        await WaitAsync();
        var epoch = take();
        var isLost = faults.NextTakingIsLost();
        await world.DelayAsync(owner, faults.Latency(), isIo: true);
        return isLost ? throw new CommitUnknownException("No answer came to the taking of an epoch.") : epoch;
    }

    private void Commit(Pending pending)
    {
        _pending.Remove(pending);
        var (fault, crashing) = faults.NextAppend();
        if (crashing is { Moment: CrashMoment.Before })
        {
            crash(crashing);
            return;
        }

        var failure = Write(pending.Append, fault);
        if (crashing is not null)
        {
            crash(crashing);
            return;
        }

        world.After(owner, faults.Latency(), () => Answer(pending, failure), isIo: true);
    }

    private Exception? Write(Append append, AppendFault? fault)
    {
        if (fault is { Kind: AppendFaultKind.Unavailable } || faults.IsDown)
        {
            return new JournalUnavailableException("The store is unavailable.");
        }

        if (fault is { Kind: AppendFaultKind.NeverArrived })
        {
            return new CommitUnknownException("No answer came.");
        }

        var refused = disk.TryAppend(append);
        return refused is null && fault is not null ? new CommitUnknownException("No answer came.") : refused;
    }

    private void Answer(Pending pending, Exception? failure)
    {
        if (failure is not null)
        {
            failed();
            world.Trace($"  [{owner.Name}] append to {pending.Append.Row.Key}: {failure.GetType().Name} {failure.Message}");
            pending.Done.TrySetException(failure);
            return;
        }

        Committed?.Invoke(0);
        pending.Done.TrySetResult();
    }

    private sealed record Pending(Append Append, TaskCompletionSource Done);
}
