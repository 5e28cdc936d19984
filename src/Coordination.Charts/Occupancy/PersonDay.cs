using System.Collections.Immutable;

namespace Coordination.Charts.Occupancy;

/// <summary>One person's day.</summary>
/// <param name="Name">Who.</param>
/// <param name="Label">The same, short enough for the margin.</param>
/// <param name="Spans">What they did, by rising time, without overlap.</param>
/// <param name="Served">How many citizens they served.</param>
public sealed record PersonDay(string Name, string Label, ImmutableArray<PersonSpan> Spans, int Served)
{
    /// <summary>Minutes in which they served somebody.</summary>
    public double BusyMinutes => Sum(PersonState.Serving) + Sum(PersonState.Helping);

    /// <summary>Minutes in which they served or could have.</summary>
    public double DutyMinutes => BusyMinutes + Sum(PersonState.Idle);

    private double Sum(PersonState state) => Spans.Where(span => span.State == state).Sum(span => span.Minutes);
}
