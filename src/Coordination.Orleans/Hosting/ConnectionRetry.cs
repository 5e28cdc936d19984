using Coordination.Hosting;
using Coordination.Journal;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Whether a client that reaches no silo at its start tries again: as the application says, and for a few seconds where it says nothing.</summary>
internal sealed class ConnectionRetry(IServiceProvider provider, CoordinationClusterOptions cluster, TimeProvider time) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly IStartRetry? _policy = provider.GetService<IStartRetry>();
    private readonly long _since = time.GetTimestamp();
    private int _attempts;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        _attempts++;
        if (_policy is not null)
        {
            return StartFault.Explain(exception) is CoordinationException fault && await _policy.ShouldRetryAsync(fault, _attempts, cancellationToken);
        }

        // A little different each time: every client of a cluster that was down comes back at once.
        await Task.Delay(Pause * (0.75 + (time.GetTimestamp() / 100 % 1000 / 4000.0)), time, cancellationToken);
        return time.GetElapsedTime(_since) < cluster.RetryFor;
    }
}
