using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Coordination.Hosting;

/// <summary>Adds the engine to an application's health checks.</summary>
public static class CoordinationHealth
{
    /// <summary>Adds a check that asks what <c>/health/ready</c> asks: whether the journal can be written, and whether the centres answer.</summary>
    /// <param name="builder">What <c>AddHealthChecks</c> gave.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a failure means; unhealthy when null.</param>
    /// <param name="tags">For choosing checks, such as <c>ready</c>.</param>
    /// <param name="timeout">How long each part may take; 2 seconds when null.</param>
    public static IHealthChecksBuilder AddCoordination(
        this IHealthChecksBuilder builder, string name = "coordination", HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name, provider => new EngineHealthCheck(provider.GetRequiredService<ICoordination>(), timeout ?? TimeSpan.FromSeconds(2)), failureStatus, tags));
    }
}

/// <summary>Whether the engine can be used.</summary>
internal sealed class EngineHealthCheck(ICoordination coordination, TimeSpan timeout) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var parts = await EngineReadiness.AskAsync(coordination, timeout, cancellationToken);
        var data = parts.ToDictionary(part => part.Part, part => (object)(part.IsReady ? "ready" : part.Message), StringComparer.Ordinal);
        return parts.FirstOrDefault(part => !part.IsReady) is { } silent
            ? new HealthCheckResult(context.Registration.FailureStatus, silent.Message, silent.Fault, data)
            : HealthCheckResult.Healthy("The journal and the centres answer.", data);
    }
}
