using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Simulation.Fits;

namespace Coordination.Simulation.Results;

/// <summary>What simulating a scenario came to: means over its replications, of citizens who came after the warm-up.</summary>
/// <remarks>Flat, immutable data; a report or a console can be drawn from it without the engine. Counts are of all replications together.</remarks>
public sealed record SimulationResult
{
    /// <summary>The scenario's name.</summary>
    public required string Scenario { get; init; }

    /// <summary>What differs from the scenario as written, such as <c>policy=accumulating</c>; empty for nothing.</summary>
    public required string Variant { get; init; }

    /// <summary>The model of organisation: plan, flat, silo, ladder.</summary>
    public required string Organisation { get; init; }

    /// <summary>The order between levels: strict, accumulating, deadline.</summary>
    public required string Policy { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications that were finished.</summary>
    public required int Replications { get; init; }

    /// <summary>Replications that were asked for; more than were finished when somebody stopped it.</summary>
    public required int ReplicationsWanted { get; init; }

    /// <summary>The local date and time of minute 0.</summary>
    public required DateTime Start { get; init; }

    /// <summary>The minutes simulated.</summary>
    public required double HorizonMinutes { get; init; }

    /// <summary>The minutes of them that were not measured.</summary>
    public required double WarmUpMinutes { get; init; }

    /// <summary>Citizens served, measured, of all replications.</summary>
    public required long Customers { get; init; }

    /// <summary>What became of everybody.</summary>
    public required VisitCounts Counts { get; init; }

    /// <summary>The share of those let in who gave up waiting, 0 to 1.</summary>
    public required Estimate Abandoned { get; init; }

    /// <summary>How long everybody waited.</summary>
    public required WaitingSummary Waiting { get; init; }

    /// <summary>How long levels 1 and 2 waited together.</summary>
    public required Estimate UrgentWaitingMinutes { get; init; }

    /// <summary>From coming to the end, of those served, in minutes.</summary>
    public required Estimate SojournMinutes { get; init; }

    /// <summary>The share of people's capacity on duty that was in use, 0 to 1.</summary>
    public required Estimate Occupancy { get; init; }

    /// <summary>Changes of department for each citizen let in.</summary>
    public required Estimate Handoffs { get; init; }

    /// <summary>The most waiting at once.</summary>
    public required PeakSummary PeakWaiting { get; init; }

    /// <summary>By level of urgency, those that occurred.</summary>
    public required ImmutableArray<LevelResult> Levels { get; init; }

    /// <summary>By department; a desk of a recorded hall is one.</summary>
    public required ImmutableArray<DepartmentResult> Departments { get; init; }

    /// <summary>By member of staff.</summary>
    public required ImmutableArray<PersonResult> People { get; init; }

    /// <summary>What was promised and kept, by level that anything is promised to.</summary>
    public required ImmutableArray<ServiceLevelResult> ServiceLevels { get; init; }

    /// <summary>People waiting over time.</summary>
    public required WaitingCurve Curve { get; init; }

    /// <summary>Little's law: what waited on average, beside the rate of coming times the mean wait.</summary>
    public required LittleCheck Little { get; init; }

    /// <summary>Whether the people can do the work at all.</summary>
    public required StabilityResult Stability { get; init; }

    /// <summary>A recorded day beside it, where one was given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RecordedFit? Recorded { get; init; }

    /// <summary>What a planner should know before believing the figures; empty when there is nothing.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Citizens through the hall a second of wall-clock time, all threads together, warm-up included.</summary>
    public required double CustomersPerSecond { get; init; }

    /// <summary>Events of the calendar, of all replications.</summary>
    public required long Events { get; init; }

    /// <summary>Seconds of wall-clock time.</summary>
    public required double WallSeconds { get; init; }

    /// <summary>Threads that worked.</summary>
    public required int Threads { get; init; }

    /// <summary>Every single figure of every replication, by name, for paired comparisons; not part of the JSON.</summary>
    [JsonIgnore]
    public FigureTable Figures { get; init; } = FigureTable.Empty;
}

/// <summary>What became of everybody measured; arrived is always the sum of the others.</summary>
/// <param name="Arrived">Who came.</param>
/// <param name="Refused">Not let in.</param>
/// <param name="Served">Their matter was done.</param>
/// <param name="Abandoned">Gave up waiting.</param>
/// <param name="NoShows">Did not come when called.</param>
/// <param name="Unfinished">The simulation ended first.</param>
public sealed record VisitCounts(long Arrived, long Refused, long Served, long Abandoned, long NoShows, long Unfinished)
{
    /// <summary>Whether nobody was lost.</summary>
    public bool AreConserved => Arrived == Refused + Served + Abandoned + NoShows + Unfinished;
}

/// <summary>The most waiting at once.</summary>
/// <param name="People">How many, over replications.</param>
/// <param name="AtMinute">When, in the mean of replications.</param>
public sealed record PeakSummary(Estimate People, double? AtMinute);

/// <summary>Little's law over the measured time.</summary>
/// <param name="Waiting">People waiting, on average over time.</param>
/// <param name="RateTimesWait">Who was let in, a minute, times their mean wait; those who gave up included.</param>
/// <param name="RelativeDifference">How far the second is from the first; small over long runs, edges of short ones matter.</param>
public sealed record LittleCheck(double Waiting, double RateTimesWait, double RelativeDifference);

/// <summary>Whether the people on duty can do the work that comes.</summary>
/// <param name="OfferedLoad">Minutes of work that came, for each minute of somebody's capacity on duty.</param>
/// <param name="Stable">Whether that is below 1, in the hall and wherever nobody helps.</param>
/// <param name="Overloaded">The departments that cannot do their own work, where nobody helps.</param>
public sealed record StabilityResult(double? OfferedLoad, bool Stable, ImmutableArray<string> Overloaded);
