using System.Collections.Immutable;
using Coordination.Staff;

namespace Coordination.Simulation.Scenarios;

/// <summary>When some people work. Whoever goes off duty, or on a break, finishes the citizen at hand.</summary>
public sealed record RosterPlan
{
    /// <summary>Who; a person may be in several rosters.</summary>
    public required ImmutableArray<StaffId> Staff { get; init; }

    /// <summary>The shifts.</summary>
    public required ImmutableArray<TimeInterval> Shifts { get; init; }

    /// <summary>The breaks within them.</summary>
    public ImmutableArray<TimeInterval> Breaks { get; init; } = [];

    /// <summary>Shifts and breaks come again every so many minutes, such as 1440 for every day or 10080 for every week; never when null.</summary>
    public double? Every { get; init; }

    /// <summary>How likely a person does not come to a shift, 0 to 1; drawn for each person and shift.</summary>
    public double Absence { get; init; }
}

/// <summary>An interval.</summary>
/// <param name="From">From this minute.</param>
/// <param name="To">Until this minute, later than <paramref name="From"/>.</param>
public sealed record TimeInterval(double From, double To);

/// <summary>Somebody is away, whatever the roster says.</summary>
/// <param name="Staff">Who.</param>
/// <param name="From">From this minute.</param>
/// <param name="To">Until this minute, later than <paramref name="From"/>.</param>
public sealed record AbsencePlan(StaffId Staff, double From, double To);
