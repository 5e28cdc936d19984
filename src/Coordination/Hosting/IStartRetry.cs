namespace Coordination.Hosting;

/// <summary>What an application does when the engine cannot start, because its store is away: without one the start fails at once.</summary>
public interface IStartRetry
{
    /// <summary>Waits as long as the policy wants, and says whether to try again.</summary>
    /// <param name="fault">Why the start failed.</param>
    /// <param name="attempt">How many attempts have failed, this one included.</param>
    /// <param name="cancellation">Cancelled when the application stops.</param>
    /// <returns>Whether to try again; when not, the start fails with the fault.</returns>
    ValueTask<bool> ShouldRetryAsync(CoordinationException fault, int attempt, CancellationToken cancellation);
}
