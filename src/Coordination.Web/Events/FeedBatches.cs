namespace Coordination.Web.Events;

/// <summary>The latest readings of the feed, by where they begin.</summary>
internal sealed class FeedBatches(FeedItemReader reader)
{
    private const int MaxKept = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Task<IReadOnlyList<FeedItem>>> _byStart = [];
    private readonly Queue<long> _starts = new();

    public Task<IReadOnlyList<FeedItem>> ReadAsync(long after)
    {
        var mine = new TaskCompletionSource<IReadOnlyList<FeedItem>>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_byStart.TryGetValue(after, out var shared))
            {
                return shared;
            }

            Keep(after, mine.Task);
        }

        return LoadAsync(after, mine);
    }

    /// <remarks>A reading that found nothing, or failed, is not kept: the next one asks again.</remarks>
    private async Task<IReadOnlyList<FeedItem>> LoadAsync(long after, TaskCompletionSource<IReadOnlyList<FeedItem>> mine)
    {
        try
        {
            var items = await reader.ReadAsync(after);
            Forget(items.Count == 0, after);
            mine.SetResult(items);
        }
        catch (Exception fault)
        {
            Forget(true, after);
            mine.SetException(fault);
        }

        return await mine.Task;
    }

    private void Keep(long after, Task<IReadOnlyList<FeedItem>> reading)
    {
        _byStart[after] = reading;
        _starts.Enqueue(after);
        if (_starts.Count > MaxKept)
        {
            _byStart.Remove(_starts.Dequeue());
        }
    }

    private void Forget(bool forget, long after)
    {
        if (forget)
        {
            lock (_gate)
            {
                _byStart.Remove(after);
            }
        }
    }
}
