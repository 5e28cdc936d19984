using System.Collections.Concurrent;
using Coordination.Requests;

namespace Coordination.Orleans.Halls;

/// <summary>The requests that are loaded on this silo.</summary>
internal sealed class LiveRequests
{
    private readonly ConcurrentDictionary<RequestId, LocalGrain<RequestGrain>> _live = new();

    /// <summary>How many.</summary>
    public int Count => _live.Count;

    /// <summary>A request that is loaded here; null when there is none, or for a call out of another grain's turn: its caller then sends a message.</summary>
    public LocalGrain<RequestGrain>? Find(RequestId request) =>
        TaskScheduler.Current == TaskScheduler.Default && _live.TryGetValue(request, out var live) && !live.Grain.IsDropped ? live : null;

    public void Set(RequestId request, LocalGrain<RequestGrain> grain) => _live[request] = grain;

    public void Remove(RequestId request) => _live.TryRemove(request, out _);
}
