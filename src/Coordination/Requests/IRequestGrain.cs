namespace Coordination.Requests;

/// <summary>One citizen's matter, from submission to closure.</summary>
public interface IRequestGrain
{
    /// <summary>Decides a command; completes when its effect is on disk.</summary>
    /// <returns>Where the request stands after it, or a refusal, which has no effect.</returns>
    ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>As <see cref="ExecuteAsync"/>, for the centre: it gets the routing state in reply and is not told again.</summary>
    ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state, as far as it is on disk; null when there is no such request.</summary>
    ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default);

    /// <summary>The routing state, as far as it is on disk; null when there is no such request.</summary>
    /// <param name="atLeast">A version that is known to be on disk: a grain that has not seen it is loaded again.</param>
    /// <param name="cancellation">Stops waiting.</param>
    ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast = 0, CancellationToken cancellation = default);
}
