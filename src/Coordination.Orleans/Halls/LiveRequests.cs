using System.Collections.Concurrent;
using Coordination.Requests;

namespace Coordination.Orleans.Halls;

/// <summary>The requests that are loaded on this silo.</summary>
internal sealed class LiveRequests
{
    private readonly ConcurrentDictionary<RequestId, RequestGrain> _live = new();

    /// <summary>A request that is loaded here; null when there is none: its caller then sends a message.</summary>
    public RequestGrain? Find(RequestId request) => _live.TryGetValue(request, out var grain) && !grain.IsDropped ? grain : null;

    /// <summary>A request is loaded here.</summary>
    public void Set(RequestId request, RequestGrain grain) => _live[request] = grain;

    public void Remove(RequestId request) => _live.TryRemove(request, out _);
}
