using System.Collections.Immutable;

namespace Coordination.Simulation.Results;

/// <summary>One member of staff.</summary>
public sealed record PersonResult
{
    /// <summary>The id in the plan.</summary>
    public required string Staff { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The home department.</summary>
    public required string Department { get; init; }

    /// <summary>The share of the capacity on duty that was in use, 0 to 1 (a little more where somebody finished late).</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>Minutes on duty in a replication, on average.</summary>
    public required double OnDutyMinutes { get; init; }

    /// <summary>Items served, of all replications.</summary>
    public required long Served { get; init; }

    /// <summary>Items of them that were of other departments.</summary>
    public required long Helped { get; init; }

    /// <summary>The occupancy in each interval of the curve; null while never on duty.</summary>
    public required ImmutableArray<double?> OccupancyByBin { get; init; }
}
