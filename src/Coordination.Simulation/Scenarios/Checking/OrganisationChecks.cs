using Coordination.Staff;

namespace Coordination.Simulation.Scenarios.Checking;

/// <summary>The models of organisation.</summary>
internal static class OrganisationChecks
{
    public static void Check(ScenarioContext context)
    {
        var organisation = context.Scenario.Organisation;
        context.Number(organisation.Flat.Threshold, 0, int.MaxValue, "$.organisation.flat.threshold", "threshold");
        context.Number(organisation.Flat.CrossTrained, 1, 5, "$.organisation.flat.crossTrained", "level");
        DistributionChecks.Check(context, organisation.Silo.Handoff, "$.organisation.silo.handoff");
        if (organisation is { Model: OrganisationModel.Ladder, Ladder: null })
        {
            context.Add("$.organisation.ladder", "The ladder has no levels; describe them to choose this model.");
        }

        if (organisation.Ladder is { } ladder)
        {
            CheckLadder(context, ladder);
        }
    }

    private static void CheckLadder(ScenarioContext context, LadderModel ladder)
    {
        if (ladder.Levels.IsDefaultOrEmpty || ladder.Levels.Length > LadderModelLimits.MostLevels)
        {
            context.Add("$.organisation.ladder.levels", $"A ladder has 1 to {LadderModelLimits.MostLevels} levels; describe them.");
        }

        var placed = new Dictionary<StaffId, string>();
        foreach (var (level, path) in ScenarioContext.Each(ladder.Levels, "$.organisation.ladder.levels"))
        {
            DistributionChecks.Check(context, level.Time, $"{path}.time");
            DistributionChecks.Check(context, level.Delay, $"{path}.delay");
            context.Number(level.Share, 0, 1, $"{path}.share", "share");
            if (level.Staff.IsEmpty)
            {
                context.Add($"{path}.staff", "Nobody works at this level; name at least one member of staff.");
            }

            foreach (var (person, at) in ScenarioContext.Each(level.Staff, $"{path}.staff"))
            {
                context.Person(person, at);
                if (!placed.TryAdd(person, at))
                {
                    context.Add(at, $"'{person}' works at two levels, first at {placed[person]}; name them once.");
                }
            }
        }
    }
}

/// <summary>How high a ladder can be.</summary>
internal static class LadderModelLimits
{
    /// <summary>At most so many levels above the desks.</summary>
    public const int MostLevels = 8;
}
