namespace Coordination.Hosting;

/// <summary>Does a step of the start as often as the policy wants.</summary>
internal static class StartRetries
{
    /// <summary>Does it; once where there is no policy.</summary>
    public static async ValueTask RunAsync(this IStartRetry? policy, Func<CancellationToken, ValueTask> step, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step(cancellation);
                return;
            }
            catch (CoordinationException fault) when (policy is not null)
            {
                if (!await policy.ShouldRetryAsync(fault, attempt, cancellation))
                {
                    throw;
                }
            }
        }
    }
}
