using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans.Previews;
using Coordination.Queries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordination.Simulation.Effects;

/// <summary>Adds estimates of what a plan would do.</summary>
public static class EffectServices
{
    /// <summary>Has the management API simulate the last recorded days under a plan that is to be published.</summary>
    /// <param name="builder">What <c>AddCoordination</c> gave, with a store that keeps lists.</param>
    /// <returns>The same builder.</returns>
    public static CoordinationBuilder AddPlanEffects(this CoordinationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IPlanEffects>(provider => new RecordedPlanEffects(
            provider.GetRequiredService<RecordQueries>(), provider.GetRequiredService<IJournal>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }
}
