using Coordination.Plans;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A plan whose departments all help each other at once.</summary>
internal static class FlatPlan
{
    public static HallPlan Of(HallPlan plan, FlatModel flat) => plan with
    {
        Pooling = new PoolingPlan { Enabled = true, Threshold = flat.Threshold },
        Staff = flat.CrossTrained is { } level ? [.. plan.Staff.Select(person => CrossTrain(person, plan, level))] : plan.Staff,
    };

    // What somebody can do already, they can do no worse.
    private static StaffPlan CrossTrain(StaffPlan person, HallPlan plan, int level) => person with
    {
        Skills =
        [
            .. person.Skills.Select(held => held with { Level = Math.Max(held.Level, level) }),
            .. plan.Skills.Where(skill => person.Skills.All(held => held.Skill != skill.Id)).Select(skill => new HeldSkill(skill.Id, level)),
        ],
    };
}
