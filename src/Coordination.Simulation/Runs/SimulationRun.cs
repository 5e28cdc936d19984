using Coordination.Simulation.Results;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Runs;

/// <summary>Simulates scenarios: replications on all cores, added up to a result.</summary>
public static class SimulationRun
{
    /// <summary>Simulates one scenario.</summary>
    /// <param name="scenario">A scenario that <see cref="ScenarioCheck"/> found without fault.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops it; replications that were finished by then are kept.</param>
    /// <exception cref="OperationCanceledException">It was stopped before one replication was finished.</exception>
    public static SimulationResult Run(Scenario scenario, SimulationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new ReplicationWorkers([new ScenarioVariant("", scenario)], options ?? new SimulationOptions()).Work(cancellation)[0];
    }

    /// <summary>Simulates variants of a scenario with the same citizens, and compares them with the first.</summary>
    /// <param name="variants">The variants, at least two, of one scenario.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Stops it; replications that were finished in every variant by then are kept.</param>
    /// <exception cref="OperationCanceledException">It was stopped before one replication was finished in every variant.</exception>
    public static ComparisonResult Compare(IReadOnlyList<ScenarioVariant> variants, SimulationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(variants);
        ArgumentOutOfRangeException.ThrowIfLessThan(variants.Count, 2, nameof(variants));
        var results = new ReplicationWorkers(variants, options ?? new SimulationOptions()).Work(cancellation);
        return new ComparisonResult(variants[0].Scenario.Name, results, PairedComparison.Of(results));
    }
}
