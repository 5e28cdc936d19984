namespace Coordination.Requests;

/// <summary>A request as its centre sees it.</summary>
internal interface IRequestPeer : IRequestGrain
{
    /// <summary>As <see cref="IRequestGrain.ExecuteAsync"/>, for the centre: it gets the routing state in reply and is not told again.</summary>
    ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The routing state once every commit that was under way is on disk; null when there is no such request.</summary>
    /// <param name="atLeast">A version that is known to be on disk: a grain that has not seen it is loaded again.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default);
}
