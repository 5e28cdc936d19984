using Coordination.Journal;

namespace Coordination.Testing.Journal;

internal sealed partial class InMemoryJournal
{
    private readonly Queue<(Append Append, TaskCompletionSource Done)> _held = new();
    private readonly Queue<Fault> _faults = new();
    private bool _isHeld;
    private int _takingsToFail;
    private Exception? _takingFault;
    private Exception? _checkFault;

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
    public void FailNext(Exception exception) => AddFault(new Fault(exception, AfterCommit: false));

    /// <summary>The next append is committed and fails all the same, as when the answer to a commit is lost.</summary>
    public void FailNextAfterCommit(Exception exception) => AddFault(new Fault(exception, AfterCommit: true));

    /// <summary>Every check from now on fails.</summary>
    public void FailChecks(Exception exception) => _checkFault = exception;

    /// <summary>How many takings of an epoch were told to fail and did.</summary>
    public int FailedTakings { get; private set; }

    /// <summary>The next takings of an epoch fail.</summary>
    public void FailTakings(int count, Exception exception)
    {
        lock (_store.Gate)
        {
            (_takingsToFail, _takingFault) = (count, exception);
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

    private Exception? TryFailTaking()
    {
        if (FailedTakings == _takingsToFail)
        {
            return null;
        }

        FailedTakings++;
        return _takingFault;
    }

    private void AddFault(Fault fault)
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

    private sealed record Fault(Exception Exception, bool AfterCommit);
}
