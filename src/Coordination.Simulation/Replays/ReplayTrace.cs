using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Replays;

/// <summary>A replay in full: every citizen and everybody on duty. Times are minutes since the day's midnight.</summary>
public sealed record ReplayTrace
{
    /// <summary>The first moment of the day.</summary>
    public required double StartMinute { get; init; }

    /// <summary>The last.</summary>
    public required double EndMinute { get; init; }

    /// <summary>The citizens, by rising time of arrival.</summary>
    public required ImmutableArray<ReplayVisit> Visits { get; init; }

    /// <summary>The people, desk by desk.</summary>
    public required ImmutableArray<ReplayPerson> People { get; init; }

    /// <summary>Within how many minutes each urgency level was promised to be called.</summary>
    public required ImmutableSortedDictionary<Urgency, int> PromisedMinutes { get; init; }
}

/// <summary>One citizen's visit.</summary>
/// <param name="Desk">The desk, as an index into <see cref="ReplayReport.ByDesk"/>.</param>
/// <param name="Urgency">How urgent the matter was.</param>
/// <param name="ArrivedMinute">When they came.</param>
/// <param name="CalledMinute">When they were called; null when they never were.</param>
/// <param name="DoneMinute">When it was done; null when it was not.</param>
/// <param name="Person">Who served them, as an index into <see cref="ReplayTrace.People"/>; null when nobody did.</param>
/// <param name="Helped">Whether that was somebody of another desk.</param>
public sealed record ReplayVisit(
    int Desk, Urgency Urgency, double ArrivedMinute, double? CalledMinute, double? DoneMinute, int? Person, bool Helped);

/// <summary>Somebody who was on duty.</summary>
/// <param name="Name">Their name in the plan.</param>
/// <param name="Desk">Their desk, as an index into <see cref="ReplayReport.ByDesk"/>.</param>
/// <param name="Number">Which of the desk's people, from 1.</param>
/// <param name="Duty">When they were on duty, by rising time.</param>
public sealed record ReplayPerson(string Name, int Desk, int Number, ImmutableArray<DutySpan> Duty);

/// <summary>A stretch on duty.</summary>
/// <param name="FromMinute">Its begin.</param>
/// <param name="ToMinute">Its end.</param>
public readonly record struct DutySpan(double FromMinute, double ToMinute);
