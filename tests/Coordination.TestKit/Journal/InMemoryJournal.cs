using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.TestKit.Journal;

/// <summary>A journal in memory for unit tests: sound checks, commits on the caller's thread, and faults on demand.</summary>
/// <remarks>
/// While held (<see cref="Hold"/>), appends queue up in order, as behind a slow disk; they commit on the thread that
/// releases them. Continuations run on the thread that commits, so that tests stay on one thread.
/// </remarks>
public sealed partial class InMemoryJournal(InMemoryStore? store = null) : IJournal
{
    private readonly InMemoryStore _store = store ?? new InMemoryStore();
    private readonly Queue<(Append Append, TaskCompletionSource Done)> _held = new();
    private readonly Queue<Fault> _faults = new();
    private bool _isHeld;

    private sealed record Fault(Exception Exception, bool AfterCommit);

    /// <inheritdoc />
    public event Action<long>? Committed;

    /// <summary>What it keeps.</summary>
    public InMemoryStore Store => _store;

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

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask AppendAsync(Append append)
    {
        AppendRules.Require(append);
        lock (_store.Gate)
        {
            if (_isHeld)
            {
                var done = new TaskCompletionSource();
                _held.Enqueue((append, done));
                return new ValueTask(done.Task);
            }
        }

        return CommitNow(append) is { } failure ? ValueTask.FromException(failure) : ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_store.Gate)
        {
            var next = new Epoch(_store.Epochs.GetValueOrDefault(centre).Value + 1);
            _store.Epochs[centre] = next;
            return ValueTask.FromResult(next);
        }
    }

    /// <inheritdoc />
    public ValueTask CheckAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <summary>Releases what waits; the store lives on.</summary>
    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
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

    private void Finish(Append append, TaskCompletionSource done)
    {
        if (CommitNow(append) is { } failure)
        {
            done.SetException(failure);
        }
        else
        {
            done.SetResult();
        }
    }

    private Exception? CommitNow(Append append)
    {
        long last;
        Fault? fault;
        lock (_store.Gate)
        {
            _faults.TryDequeue(out fault);
            if (fault is { AfterCommit: false })
            {
                return fault.Exception;
            }

            if (Check(append) is { } refusal)
            {
                return refusal;
            }

            last = Write(append);
        }

        Committed?.Invoke(last);
        return fault?.Exception;
    }

    private CoordinationException? Check(Append append)
    {
        var version = _store.Rows.TryGetValue(append.Row.Key, out var row) ? row.Version : 0;
        if (version != append.ExpectedVersion)
        {
            return new VersionConflictException(append.Row.Key, append.ExpectedVersion, version);
        }

        return append.Fence is { } fence && _store.Epochs.GetValueOrDefault(fence.Centre) != fence.Epoch
            ? new FencedException(fence.Centre, fence.Epoch)
            : null;
    }

    private long Write(Append append)
    {
        var key = append.Row.Key;
        if (!_store.Histories.TryGetValue(key, out var history))
        {
            _store.Histories[key] = history = [];
            _store.Keys.Add(key);
        }

        foreach (var happened in append.Events)
        {
            var entry = new JournalEntry(_store.Entries.Count + 1, key, happened);
            _store.Entries.Add(entry);
            history.Add(entry);
        }

        _store.Rows[key] = append.Row with
        {
            Since = JournalTime.Truncate(append.Row.Since),
            Due = append.Row.Due is { } due ? JournalTime.Truncate(due) : null,
        };
        return _store.Entries.Count;
    }
}
