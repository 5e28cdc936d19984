using System.Collections.Immutable;
using Coordination.Charts.Occupancy;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>What the people of a replay did all day, from their duty and the services they gave.</summary>
internal static class DutyDay
{
    /// <summary>The desks with their people.</summary>
    public static ImmutableArray<PersonGroup> Groups(ReplayReport report, ReplayTrace trace)
    {
        var served = trace.Visits.Where(visit => visit.Person is not null).ToLookup(visit => visit.Person!.Value);
        return [.. trace.People.Select((person, index) => (Person: person, Day: Of(person, [.. served[index]], trace.EndMinute)))
            .GroupBy(pair => pair.Person.Desk)
            .Select(desk => new PersonGroup(report.ByDesk[desk.Key].Name, [.. desk.Select(pair => pair.Day)]))];
    }

    private static PersonDay Of(ReplayPerson person, ReplayVisit[] visits, double end)
    {
        var busy = visits.OrderBy(visit => visit.CalledMinute)
            .Select(visit => new PersonSpan(visit.CalledMinute!.Value, visit.DoneMinute ?? end, visit.Helped ? PersonState.Helping : PersonState.Serving))
            .ToArray();
        var idle = person.Duty.SelectMany(duty => Rest(duty, busy));
        return new PersonDay(person.Name, $"{person.Number}", [.. busy.Concat(idle).OrderBy(span => span.From)], visits.Length);
    }

    // Duty less the services, which may run on after it: who goes off duty finishes the citizen at hand.
    private static IEnumerable<PersonSpan> Rest(DutySpan duty, PersonSpan[] busy)
    {
        var from = duty.FromMinute;
        foreach (var span in busy.Where(span => span.To > duty.FromMinute && span.From < duty.ToMinute))
        {
            if (span.From > from)
            {
                yield return new PersonSpan(from, span.From, PersonState.Idle);
            }

            from = Math.Max(from, span.To);
        }

        if (from < duty.ToMinute)
        {
            yield return new PersonSpan(from, duty.ToMinute, PersonState.Idle);
        }
    }
}
