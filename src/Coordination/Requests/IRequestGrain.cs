namespace Coordination.Requests;

/// <summary>One citizen's matter, from submission to closure.</summary>
public interface IRequestGrain
{
    /// <summary>Decides a command; completes when its effect is on disk.</summary>
    /// <returns>Where the request stands after it, or a refusal, which has no effect.</returns>
    ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>The present state, as far as it is on disk; null when there is no such request.</summary>
    ValueTask<RequestState?> ReadAsync(CancellationToken cancellation = default);
}
