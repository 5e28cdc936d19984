using System.Collections.Immutable;

namespace Coordination.Simulation.Results;

/// <summary>One department. It counts items: a citizen who has to come twice is there twice.</summary>
public sealed record DepartmentResult
{
    /// <summary>Its id in the plan.</summary>
    public required string Department { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Items that came, of all replications.</summary>
    public required long Arrived { get; init; }

    /// <summary>Items served, of all replications.</summary>
    public required long Served { get; init; }

    /// <summary>Items of them that people of other departments served.</summary>
    public required long Helped { get; init; }

    /// <summary>How long items waited here.</summary>
    public required WaitingSummary Waiting { get; init; }

    /// <summary>The mean time of service given, in minutes.</summary>
    public required double? ServiceMinutes { get; init; }

    /// <summary>The share of its people's capacity on duty that was in use, 0 to 1.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>Minutes of work that came for each minute of its people's capacity on duty.</summary>
    public required double? OfferedLoad { get; init; }

    /// <summary>The most waiting here at once.</summary>
    public required PeakSummary PeakWaiting { get; init; }

    /// <summary>The mean number of items waiting, in each interval of the curve.</summary>
    public required ImmutableArray<double> WaitingByBin { get; init; }

    /// <summary>19 of 20 replications show at least so many; empty with one replication.</summary>
    public ImmutableArray<double> WaitingLowByBin { get; init; } = [];

    /// <summary>19 of 20 replications show at most so many, so that 9 of 10 lie between.</summary>
    public ImmutableArray<double> WaitingHighByBin { get; init; } = [];
}
