namespace Coordination.Simulation.Results;

/// <summary>The citizens of one level.</summary>
public sealed record LevelResult
{
    /// <summary>The level, 1 to 5.</summary>
    public required int Level { get; init; }

    /// <summary>Served, of all replications.</summary>
    public required long Served { get; init; }

    /// <summary>What became of everybody.</summary>
    public required VisitCounts Counts { get; init; }

    /// <summary>How long they waited.</summary>
    public required WaitingSummary Waiting { get; init; }

    /// <summary>From coming to the end, of those served, in minutes.</summary>
    public required Estimate SojournMinutes { get; init; }

    /// <summary>The share of those let in who gave up waiting, 0 to 1.</summary>
    public required Estimate Abandoned { get; init; }

    /// <summary>After how long they gave up, in minutes.</summary>
    public required Estimate AbandonedAfterMinutes { get; init; }

    /// <summary>All waits, of all replications.</summary>
    public required WaitingDistribution Distribution { get; init; }
}
