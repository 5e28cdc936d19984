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
        return new PeopleSection(
            $"At most {WordsOf.Count(pair.Apart.Staff)} people were on duty at once. Each desk by itself, they served somebody in {WordsOf.Percent(Share(apart))} " +
            $"of their time on duty; helping each other, in {WordsOf.Percent(Share(pooled))}, and {WordsOf.Count(pair.Pooled.Helped)} of {WordsOf.Count(pair.Pooled.Arrived)} " +
            "citizens would have been served by somebody of another desk.",
            [
                new("Each desk by itself", "Replayed. One strip a person, in the hours on duty that the displays imply.", apart),
                new("Desks help each other", "The same people in the same hours, replayed.", pooled),
            ],
            pair.ApartTrace.StartMinute,
            pair.ApartTrace.EndMinute);
    }

    private static double Share(ImmutableArray<PersonGroup> groups)
    {
        var people = groups.SelectMany(group => group.People).ToArray();
        return people.Sum(person => person.DutyMinutes) is > 0 and var duty ? people.Sum(person => person.BusyMinutes) / duty : 0;
    }
}
