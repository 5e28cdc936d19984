using Coordination.Hosting;
using Coordination.Requests;

namespace Coordination.Web.Events;

/// <summary>The change feed for many readers: they share what is read, and each waits for the next commit.</summary>
/// <remarks>
/// The journal is never held up: its signal only marks how far it has come, and readers are told at most every 25 ms: hundreds of them who
/// woke at every commit would take the processor from those who commit. Readers that stand at the same place share one
/// reading, and readers who keep up all stand at the same place, so the cost does not grow with their number.
/// </remarks>
internal sealed class EventFeed : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(25);

    private readonly ICoordination _coordination;
    private readonly FeedItemReader _reader;
    private readonly FeedBatches _batches;
    private readonly Lock _gate = new();
    private readonly ITimer _rest;
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;
    private long _told;
    private bool _isResting;

    public EventFeed(ICoordination coordination)
    {
        _coordination = coordination;
        _reader = new FeedItemReader(coordination.Journal);
        _batches = new FeedBatches(_reader);
        Turns = new ReplayTurns(TimeProvider.System);
        _rest = TimeProvider.System.CreateTimer(_ => EndRest(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        coordination.Journal.Committed += OnCommitted;
    }

    /// <summary>The turns of those who are far behind.</summary>
    public ReplayTurns Turns { get; }

    /// <summary>How far the journal is known to have come.</summary>
    public long Head
    {
        get
        {
            lock (_gate)
            {
                return _head;
            }
        }
    }

    /// <summary>The last sequence on disk.</summary>
    public async ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation)
    {
        var last = await _coordination.Journal.ReadLastSequenceAsync(cancellation);
        OnCommitted(last);
        return last;
    }

    /// <summary>The next events after a sequence; none when there are none yet.</summary>
    public Task<IReadOnlyList<FeedItem>> ReadAsync(long after, CancellationToken cancellation) => _batches.ReadAsync(after).WaitAsync(cancellation);

    /// <summary>One request's events after a sequence: by the request's own index, however long the journal is.</summary>
    public Task<IReadOnlyList<FeedItem>> ReadRequestAsync(RequestId request, long after, CancellationToken cancellation) =>
        _reader.ReadRequestAsync(request, after, cancellation);

    /// <summary>How far readers have been told of; what is committed later is told of later.</summary>
    public long Told
    {
        get
        {
            lock (_gate)
            {
                return _told;
            }
        }
    }

    /// <summary>Completes when readers are told of more than was told before, or when the time is over.</summary>
    public async Task WaitAsync(long told, TimeSpan atMost, CancellationToken cancellation)
    {
        Task moved;
        lock (_gate)
        {
            if (_told > told)
            {
                return;
            }

            moved = _moved.Task;
        }

        await moved.WaitAsync(atMost, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _coordination.Journal.Committed -= OnCommitted;
        _rest.Dispose();
        Turns.Dispose();
    }

    // At once after a silence; what comes within the rest is told at its end.
    private void OnCommitted(long sequence)
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            _head = Math.Max(_head, sequence);
            moved = _isResting ? null : Tell();
        }

        moved?.SetResult();
    }

    private void EndRest()
    {
        TaskCompletionSource? moved;
        lock (_gate)
        {
            _isResting = false;
            moved = Tell();
        }

        moved?.SetResult();
    }

    // Within the gate.
    private TaskCompletionSource? Tell()
    {
        if (_told >= _head)
        {
            return null;
        }

        (_told, _isResting) = (_head, true);
        _rest.Change(Rest, Timeout.InfiniteTimeSpan);
        var moved = _moved;
        _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return moved;
    }
}
