using System.Collections.Immutable;
using System.Globalization;
using Coordination.Simulation.Inference;
using Coordination.Staff;

namespace Coordination.Simulation.Replays;

/// <summary>Makes the trace of a replay.</summary>
internal static class TraceWriter
{
    public static ReplayTrace Write(InferredDay day, Visitor[] visitors)
    {
        var (start, end) = (day.Recorded.Start.ToTimeSpan(), day.Recorded.End.ToTimeSpan());
        var departments = DeskNames.Departments(day.Desks);
        var people = ImmutableArray.CreateBuilder<ReplayPerson>();
        var places = new Dictionary<StaffId, int>();
        for (var desk = 0; desk < day.Desks.Length; desk++)
        {
            for (var person = 0; person < day.Desks[desk].Staff; person++)
            {
                places.Add(RecordedDayPlan.StaffOf(departments[desk], person), people.Count);
                people.Add(new ReplayPerson(
                    string.Create(CultureInfo.InvariantCulture, $"{day.Desks[desk].Recorded.Name} {person + 1}"),
                    desk, person + 1, Duty(day.Desks[desk].Duty, person, start, end)));
            }
        }

        return new ReplayTrace
        {
            StartMinute = start.TotalMinutes,
            EndMinute = end.TotalMinutes,
            Visits = [.. visitors.Select(visitor => Visit(visitor, places))],
            People = people.ToImmutable(),
            PromisedMinutes = RecordedDayPlan.Targets.ToImmutableSortedDictionary(target => target.Level, target => target.Minutes),
        };
    }

    private static ReplayVisit Visit(Visitor visitor, Dictionary<StaffId, int> places) => new(
        visitor.Citizen.Desk,
        visitor.Citizen.Urgency,
        visitor.Citizen.At.TotalMinutes,
        visitor.CalledAt?.TotalMinutes,
        visitor.DoneAt?.TotalMinutes,
        visitor.Holder is { } holder ? places[holder] : null,
        visitor.Helped);

    private static ImmutableArray<DutySpan> Duty(ImmutableArray<int> onDuty, int person, TimeSpan start, TimeSpan end)
    {
        var spans = ImmutableArray.CreateBuilder<DutySpan>();
        for (var slot = 0; slot < onDuty.Length; slot++)
        {
            if (onDuty[slot] <= person)
            {
                continue;
            }

            var from = (start + (slot * DayInference.Slot)).TotalMinutes;
            var to = Math.Min((start + ((slot + 1) * DayInference.Slot)).TotalMinutes, end.TotalMinutes);
            if (spans.Count > 0 && spans[^1].ToMinute == from)
            {
                spans[^1] = spans[^1] with { ToMinute = to };
            }
            else
            {
                spans.Add(new DutySpan(from, to));
            }
        }

        return spans.ToImmutable();
    }
}
