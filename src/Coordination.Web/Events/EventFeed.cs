using Coordination.Hosting;

namespace Coordination.Web.Events;

/// <summary>The change feed for many readers: they share what is read, and each waits for the next commit.</summary>
/// <remarks>
/// The journal is never held up: its signal only marks how far it has come. Readers that stand at the same place share one
/// reading, and readers who keep up all stand at the same place, so the cost does not grow with their number.
/// </remarks>
internal sealed class EventFeed : IDisposable
{
    private readonly ICoordination _coordination;
    private readonly FeedBatches _batches;
    private readonly Lock _gate = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;

    public EventFeed(ICoordination coordination)
    {
        _coordination = coordination;
        _batches = new FeedBatches(new FeedItemReader(coordination.Journal));
        coordination.Journal.Committed += OnCommitted;
    }

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
    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation) => _coordination.Journal.ReadLastSequenceAsync(cancellation);

    /// <summary>The next events after a sequence; none when there are none yet.</summary>
    public Task<IReadOnlyList<FeedItem>> ReadAsync(long after, CancellationToken cancellation) => _batches.ReadAsync(after).WaitAsync(cancellation);

    /// <summary>Completes when the journal has moved beyond a head that was seen before, or when the time is over.</summary>
    public async Task WaitAsync(long seen, TimeSpan atMost, CancellationToken cancellation)
    {
        Task moved;
        lock (_gate)
        {
            if (_head > seen)
            {
                return;
            }

            moved = _moved.Task;
        }

        await moved.WaitAsync(atMost, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose() => _coordination.Journal.Committed -= OnCommitted;

    private void OnCommitted(long sequence)
    {
        TaskCompletionSource moved;
        lock (_gate)
        {
            if (sequence <= _head)
            {
                return;
            }

            _head = sequence;
            moved = _moved;
            _moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        moved.SetResult();
    }
}
