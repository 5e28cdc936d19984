using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Effects;

/// <summary>Writes a recorded day as a scenario of a plan.</summary>
/// <remarks>
/// People work as they did. Whoever is new in the plan works while anybody of their department did or, where nobody did, of the hall.
/// Those who came for what the plan does not offer, or not over that channel, are left out.
/// </remarks>
internal static class EffectScenario
{
    /// <summary>The scenario; null where nobody comes whom the plan serves.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="published">The plan that people worked under.</param>
    /// <param name="day">The day.</param>
    /// <param name="kinds">The kinds of arrivals, in one order for every plan: so the same citizens draw the same.</param>
    /// <param name="times">How long steps took.</param>
    public static Scenario? Of(HallPlan plan, HallPlan published, RecordedHallDay day, IReadOnlyList<ArrivalKind> kinds, ServiceTimes times)
    {
        var byKind = day.Arrivals.ToLookup(arrival => arrival.Kind, arrival => arrival.Minute);
        ImmutableArray<ArrivalPlan> arrivals = [.. kinds
            .Where(kind => byKind.Contains(kind) && Offers(plan, kind))
            .Select(kind => new ArrivalPlan { Service = kind.Service, Channel = kind.Channel, Urgency = kind.Urgency, Times = [.. byKind[kind].Order()] })];
        var shifts = plan.Staff.ToDictionary(person => person.Id, person => ShiftsOf(person, published, day));
        return arrivals.IsEmpty ? null : new Scenario
        {
            Version = Scenario.CurrentVersion,
            Name = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Plan = plan,
            Start = day.Date.ToDateTime(TimeOnly.MinValue),
            Horizon = day.Minutes,
            Seed = (ulong)day.Date.DayNumber,
            Arrivals = arrivals,
            ServiceTimes = times.Of(plan),
            Rosters = [.. shifts.Where(person => !person.Value.IsEmpty).Select(person => new RosterPlan { Staff = [person.Key], Shifts = person.Value })],
            Absences = [.. shifts.Where(person => person.Value.IsEmpty).Select(person => new AbsencePlan(person.Key, 0, day.Minutes))],
        };
    }

    /// <summary>Whether a plan serves such citizens.</summary>
    public static bool Offers(HallPlan plan, ArrivalKind kind) =>
        plan.Services.Any(service => service.Id == kind.Service && (service.Channels.IsEmpty || service.Channels.Contains(kind.Channel)));

    private static ImmutableArray<TimeInterval> ShiftsOf(StaffPlan person, HallPlan published, RecordedHallDay day)
    {
        if (published.Staff.Any(known => known.Id == person.Id))
        {
            return day.Shifts.GetValueOrDefault(person.Id, []);
        }

        var colleagues = published.Staff.Where(known => known.Department == person.Department).Select(known => known.Id).ToHashSet();
        var worked = day.Shifts.Where(shift => colleagues.Contains(shift.Key)).SelectMany(shift => shift.Value).ToList();
        worked = worked.Count > 0 ? worked : [.. day.Shifts.Values.SelectMany(shift => shift)];
        return worked.Count == 0 ? [] : [new TimeInterval(worked.Min(stretch => stretch.From), worked.Max(stretch => stretch.To))];
    }
}
