using System.Collections.Immutable;
using Coordination.Charts.Occupancy;
using Coordination.Charts.Words;
using Coordination.Reports.Model;

namespace Coordination.Reports.Replays;

/// <summary>What the people did, each desk by itself and helping each other.</summary>
internal static class ReplayPeoplePart
{
    public static PeopleSection Of(ReplayPair pair)
    {
        var apart = DutyDay.Groups(pair.Apart, pair.ApartTrace);
        var pooled = DutyDay.Groups(pair.Pooled, pair.PooledTrace);
        var peak = pair.Apart.Recorded.PeakWaiting.At.ToTimeSpan().TotalMinutes;
        return new PeopleSection
        {
            Lead = $"At most {FigureText.Count(pair.Apart.Staff)} people were on duty at once. By {FigureText.Clock(peak)}, when most citizens were waiting, {Hours(IdleBefore(apart, peak))} " +
            $"on duty had passed with nobody to serve, each desk by itself; helping each other it would have been {Hours(IdleBefore(pooled, peak))}. " +
            $"{FigureText.Count(pair.Pooled.Helped)} of {FigureText.Count(pair.Pooled.Arrived)} citizens would have been served by somebody of another desk.",
            From = pair.ApartTrace.StartMinute,
            To = pair.ApartTrace.EndMinute,
            Days =
            [
                new("Each desk by itself", "Replayed. One strip a person, in the hours on duty that the displays imply.", apart),
                new("Desks help each other", "The same people in the same hours, replayed.", pooled),
            ],
        };
    }

    private static double IdleBefore(ImmutableArray<PersonGroup> groups, double minute) => groups.SelectMany(group => group.People)
        .SelectMany(person => person.Spans)
        .Where(span => span.State == PersonState.Idle && span.From < minute)
        .Sum(span => Math.Min(span.To, minute) - span.From);

    private static string Hours(double minutes) => Math.Round(minutes / 60) is var hours and not 1 ? $"{FigureText.Count(hours)} hours" : "1 hour";
}
