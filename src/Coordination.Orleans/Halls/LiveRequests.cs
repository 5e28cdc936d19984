using System.Collections.Concurrent;
using Coordination.Requests;
using Orleans.Runtime;

namespace Coordination.Orleans.Halls;

/// <summary>The requests that are loaded on this silo.</summary>
internal sealed class LiveRequests
{
    private static readonly DeactivationReason IsOver = new(DeactivationReasonCode.ApplicationRequested, "The request is over.");

    private readonly ConcurrentDictionary<RequestId, (RequestGrain Grain, IGrainContext Activation)> _live = new();

    /// <summary>A request that is loaded here; null when there is none: its caller then sends a message.</summary>
    public RequestGrain? Find(RequestId request) => _live.TryGetValue(request, out var live) && !live.Grain.IsDropped ? live.Grain : null;

    /// <summary>A request is loaded here.</summary>
    public void Set(RequestId request, RequestGrain grain, IGrainContext activation) => _live[request] = (grain, activation);

    public void Remove(RequestId request) => _live.TryRemove(request, out _);

    /// <summary>A call is over: a request whose story is over leaves, as it does after a message.</summary>
    public void Leave(RequestId request)
    {
        if (_live.TryGetValue(request, out var live) && live.Grain.IsOver)
        {
            live.Activation.Deactivate(IsOver);
        }
    }
}
