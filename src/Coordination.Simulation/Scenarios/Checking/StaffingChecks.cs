namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>Rosters, absences and training.</summary>
internal static class StaffingChecks
{
    public static void Check(ScenarioContext context)
    {
        var scenario = context.Scenario;
        if (scenario.Plan!.Staff.IsEmpty)
        {
            context.Add("$.plan.staff", "Nobody works here; give the plan at least one member of staff.");
        }

        foreach (var (roster, path) in ScenarioContext.Each(scenario.Rosters, "$.rosters"))
        {
            CheckRoster(context, roster, path);
        }

        foreach (var (absence, path) in ScenarioContext.Each(scenario.Absences, "$.absences"))
        {
            context.Person(absence.Staff, $"{path}.staff");
            if (!(double.IsFinite(absence.From) && double.IsFinite(absence.To) && absence.To > absence.From))
            {
                context.Add($"{path}.to", "The absence must end after it begins.");
            }
        }

        foreach (var (training, path) in ScenarioContext.Each(scenario.Training, "$.training"))
        {
            context.Person(training.Staff, $"{path}.staff");
            context.Number(training.Level, 1, 5, $"{path}.level", "level");
            context.Number(training.At, 0, ScenarioContext.LongestHorizon, $"{path}.at", "time");
            if (!context.Skills.Contains(training.Skill))
            {
                context.Unknown(training.Skill.ToString(), "skill", context.Skills.Select(skill => skill.ToString()), $"{path}.skill");
            }
        }
    }

    private static void CheckRoster(ScenarioContext context, RosterPlan roster, string path)
    {
        if (roster.Staff.IsEmpty)
        {
            context.Add($"{path}.staff", "The roster is empty; name at least one member of staff.");
        }

        foreach (var (person, at) in ScenarioContext.Each(roster.Staff, $"{path}.staff"))
        {
            context.Person(person, at);
        }

        if (roster.Shifts.IsEmpty)
        {
            context.Add($"{path}.shifts", "The roster has no shifts; give at least one, or leave the roster out for people who are always at work.");
        }

        context.Intervals(roster.Shifts, shift => (shift.From, shift.To), roster.Every, $"{path}.shifts", "shift");
        context.Intervals(roster.Breaks, pause => (pause.From, pause.To), roster.Every, $"{path}.breaks", "break");
        context.Number(roster.Absence, 0, 1, $"{path}.absence", "probability");
    }
}
