namespace Coordination.Simulation.Runs;

/// <summary>How simulations are run; what is null is the scenario's.</summary>
public sealed record SimulationOptions
{
    /// <summary>How many replications.</summary>
    public int? Replications { get; init; }

    /// <summary>The seed.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many threads work; all cores when null.</summary>
    public int? Threads { get; init; }

    /// <summary>Told as it goes on, from the threads that work, one at a time.</summary>
    public IProgress<SimulationProgress>? Progress { get; init; }

    /// <summary>Where every visit is written, as CSV; nowhere when null. It stays open.</summary>
    public TextWriter? Visits { get; init; }
}

/// <summary>How far simulations are.</summary>
/// <param name="Finished">Replications that are finished.</param>
/// <param name="Wanted">Replications that are to be done.</param>
/// <param name="Customers">Citizens who came in them.</param>
/// <param name="Elapsed">The time it has taken.</param>
/// <param name="Left">The time it will still take, about; null before the first replication is finished.</param>
public readonly record struct SimulationProgress(int Finished, int Wanted, long Customers, TimeSpan Elapsed, TimeSpan? Left);
