using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Testing.Journal;

/// <summary>A journal in memory for unit tests: sound checks, commits on the caller's thread, and faults on demand.</summary>
/// <remarks>
/// While held (<see cref="Hold"/>), appends queue up in order, as behind a slow disk; they commit on the thread that
/// releases them. Continuations run on the thread that commits, so that tests stay on one thread.
/// </remarks>
internal sealed partial class InMemoryJournal(InMemoryStore? store = null) : IJournal, IKeyRing
{
    private readonly InMemoryStore _store = store ?? new InMemoryStore();

    /// <inheritdoc />
    public event Action<long>? Committed;

    /// <summary>What it keeps.</summary>
    public InMemoryStore Store => _store;

    /// <inheritdoc />
    public bool IsSerial => true;

    /// <inheritdoc />
    public InstallationKey Installation => _store.Installation;

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public ValueTask AppendAsync(Append append)
    {
        AppendRules.Require(append);
        if (Outage is { } outage)
        {
            return ValueTask.FromException(new JournalUnavailableException(outage));
        }

        if (TryDelay(append) is { } unknown)
        {
            return ValueTask.FromException(unknown);
        }

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
    public async ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) =>
        (await NextEpochAsync(centre, newest: null, cancellation))!.Value;

    /// <inheritdoc />
    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) =>
        NextEpochAsync(centre, newest, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> ReadRingAsync(CancellationToken cancellation = default)
    {
        lock (_store.Gate)
        {
            return ValueTask.FromResult<IReadOnlyList<string>>([.. _store.Ring]);
        }
    }

    /// <inheritdoc />
    public ValueTask AddToRingAsync(int number, string key, CancellationToken cancellation = default)
    {
        lock (_store.Gate)
        {
            if (number == _store.Ring.Count + 1)
            {
                _store.Ring.Add(key);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask CheckAsync(CancellationToken cancellation = default) =>
        _checkFault is null ? ValueTask.CompletedTask : ValueTask.FromException(_checkFault);

    /// <summary>Releases what waits; the store lives on.</summary>
    public ValueTask DisposeAsync()
    {
        Release();
        return ValueTask.CompletedTask;
    }

    private ValueTask<Epoch?> NextEpochAsync(CentreId centre, Epoch? newest, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_store.Gate)
        {
            if ((Outage is { } outage ? new JournalUnavailableException(outage) : TryFailEpochTake()) is { } failure)
            {
                return ValueTask.FromException<Epoch?>(failure);
            }

            var current = _store.Epochs.GetValueOrDefault(centre);
            return newest is not null && newest != current
                ? ValueTask.FromResult<Epoch?>(null)
                : ValueTask.FromResult<Epoch?>(_store.Epochs[centre] = new Epoch(current.Value + 1));
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
        InjectedFault? fault;
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
        if (version != append.ExpectedVersion || (append.ExpectedHash is { } hash && hash != (row?.Hash ?? default)))
        {
            return new VersionConflictException(append.Row.Key, append.ExpectedVersion, version);
        }

        return append.Fence is { } fence && _store.Epochs.GetValueOrDefault(fence.Centre) != fence.Epoch
            ? new FencedException(fence.Centre, fence.Epoch)
            : null;
    }

    private void Erase(List<JournalEntry> history, long version)
    {
        var index = (int)version - 1;
        var gone = history[index] with { Event = history[index].Event with { Personal = null } };
        (history[index], _store.Entries[(int)gone.Sequence - 1]) = (gone, gone);
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

        foreach (var version in append.Erased)
        {
            Erase(history, version);
        }

        _store.Rows[key] = append.Row with
        {
            Since = JournalTime.Truncate(append.Row.Since),
            Due = append.Row.Due is { } due ? JournalTime.Truncate(due) : null,
        };
        return _store.Entries.Count;
    }
}
