using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Coordination.Staff;

namespace Coordination.Simulation.Loads;

/// <summary>When people come on duty and leave it. Whoever has no roster comes at the start and stays.</summary>
internal static class LoadRoster
{
    public static ImmutableArray<LoadDuty> Of(Scenario scenario, HallPlan plan, double minutes) =>
        [.. plan.Staff.SelectMany(person => Of(scenario, person.Id, minutes)).OrderBy(duty => duty.Minute)];

    private static IEnumerable<LoadDuty> Of(Scenario scenario, StaffId person, double minutes)
    {
        var rosters = scenario.Rosters.Where(roster => roster.Staff.Contains(person)).ToList();
        return rosters.Count == 0 ? [new LoadDuty(0, person, DutyChange.SignOn)] : rosters.SelectMany(roster => Of(roster, person, minutes));
    }

    private static IEnumerable<LoadDuty> Of(RosterPlan roster, StaffId person, double minutes)
    {
        for (var origin = 0.0; origin < minutes; origin += roster.Every ?? double.PositiveInfinity)
        {
            foreach (var shift in roster.Shifts)
            {
                yield return new LoadDuty(origin + shift.From, person, DutyChange.SignOn);
                yield return new LoadDuty(origin + shift.To, person, DutyChange.Drain);
                foreach (var pause in roster.Breaks.Where(pause => pause.From >= shift.From && pause.To <= shift.To))
                {
                    yield return new LoadDuty(origin + pause.From, person, DutyChange.Pause);
                    yield return new LoadDuty(origin + pause.To, person, DutyChange.Resume);
                }
            }
        }
    }
}
