using Coordination.Journal;

namespace Coordination.Testing.Journal;

internal sealed partial class InMemoryJournal
{
    private readonly Queue<(Append Append, TaskCompletionSource Done)> _held = new();
    private readonly Queue<InjectedFault> _faults = new();
    private readonly Queue<Append> _late = new();
    private (Exception Fault, Func<Append, bool> Which)? _delay;
    private bool _isHeld;
    private int _epochTakesToFail;
    private Exception? _epochTakeFault;
    private Exception? _checkFault;

    /// <summary>While it is set nothing can be read or written, and this is why.</summary>
    public string? Outage { get; set; }

    /// <summary>While it is set, whoever reads an epoch is told only when it completes what the record showed when they asked.</summary>
    public Task? EpochAnswers { get; set; }

    /// <summary>How many times an epoch was read.</summary>
    public int EpochReads { get; private set; }

    /// <summary>How many appends wait for the release.</summary>
    public int HeldCount
    {
        get
        {
            lock (_store.Gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>The next append (after those already told to fail) fails and writes nothing.</summary>
    public void FailNext(Exception exception) => AddFault(new InjectedFault(exception, AfterCommit: false));

    /// <summary>The next append is committed and fails all the same, as when the answer to a commit is lost.</summary>
    public void FailNextAfterCommit(Exception exception) => AddFault(new InjectedFault(exception, AfterCommit: true));

    /// <summary>Every check from now on fails.</summary>
    public void FailChecks(Exception exception) => _checkFault = exception;

    /// <summary>How many attempts to take an epoch have failed as they were told to.</summary>
    public int FailedEpochTakes { get; private set; }

    /// <summary>The next attempts to take an epoch fail.</summary>
    public void FailEpochTakes(int count, Exception exception)
    {
        lock (_store.Gate)
        {
            (_epochTakesToFail, _epochTakeFault) = (count, exception);
        }
    }

    /// <summary>Keeps every append from now on waiting, until <see cref="Release"/>.</summary>
    public void Hold()
    {
        lock (_store.Gate)
        {
            _isHeld = true;
        }
    }

    /// <summary>Commits what waits, in order, on this thread, and holds nothing any more.</summary>
    public void Release()
    {
        while (TakeHeld() is { } next)
        {
            Finish(next.Append, next.Done);
        }
    }

    /// <summary>Commits the first that waits and holds the rest.</summary>
    public void ReleaseOne()
    {
        (Append Append, TaskCompletionSource Done) next;
        lock (_store.Gate)
        {
            next = _held.Dequeue();
        }

        Finish(next.Append, next.Done);
    }

    /// <summary>The next append of some kind fails, and is not written until <see cref="CommitLate"/>: as when a link is cut and delivers when it is mended.</summary>
    public void DelayNext(Func<Append, bool> which, CommitUnknownException exception)
    {
        lock (_store.Gate)
        {
            _delay = (exception, which);
        }
    }

    /// <summary>Commits the first append that was delayed, if it still may be.</summary>
    /// <returns>Why it may not; null when it was committed.</returns>
    public Exception? CommitLate()
    {
        Append append;
        lock (_store.Gate)
        {
            append = _late.Dequeue();
        }

        return CommitNow(append);
    }

    private Exception? TryDelay(Append append)
    {
        lock (_store.Gate)
        {
            if (_delay is not { } delay || !delay.Which(append))
            {
                return null;
            }

            _delay = null;
            _late.Enqueue(append);
            return delay.Fault;
        }
    }

    private Exception? TryFailEpochTake()
    {
        if (FailedEpochTakes == _epochTakesToFail)
        {
            return null;
        }

        FailedEpochTakes++;
        return _epochTakeFault;
    }

    private void AddFault(InjectedFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault.Exception);
        lock (_store.Gate)
        {
            _faults.Enqueue(fault);
        }
    }

    private (Append Append, TaskCompletionSource Done)? TakeHeld()
    {
        lock (_store.Gate)
        {
            _isHeld = _held.Count > 0;
            return _isHeld ? _held.Dequeue() : null;
        }
    }

    private sealed record InjectedFault(Exception Exception, bool AfterCommit);
}
