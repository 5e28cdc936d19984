using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Effects;

/// <summary>A day of a hall as it is on record: who came, and who was at work.</summary>
internal sealed record RecordedHallDay
{
    /// <summary>The day, in the hall's time zone.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>How long it was, or is so far, in minutes.</summary>
    public required double Minutes { get; init; }

    /// <summary>Who came, by time.</summary>
    public required ImmutableArray<RecordedArrival> Arrivals { get; init; }

    /// <summary>When people took work; whoever is not named did not come.</summary>
    public required ImmutableDictionary<StaffId, ImmutableArray<TimeInterval>> Shifts { get; init; }
}

/// <summary>Somebody who came.</summary>
/// <param name="Kind">For what, how, and how urgent.</param>
/// <param name="Minute">When, in minutes from the day's beginning.</param>
internal readonly record struct RecordedArrival(ArrivalKind Kind, double Minute);

/// <summary>What citizens are alike in.</summary>
internal readonly record struct ArrivalKind(ServiceId Service, Channel Channel, Urgency Urgency);
