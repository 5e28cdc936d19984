using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>
/// Whether a step's skills count at a department the item is passed to. They do where somebody of that department holds
/// them all. Where nobody does, anybody there may take the item: whoever passed it on judged that it belongs there, and
/// an item that nobody may take would wait for ever.
/// </summary>
internal static class SkillRule
{
    /// <summary>Whether the step's skills do not count at a department.</summary>
    public static bool AnySkillAt(this in RequestTurn turn, int item, DepartmentId department)
    {
        var step = turn.StepOf(item);
        if (step.Skills.IsEmpty || step.Department == department)
        {
            return false;
        }

        foreach (var person in turn.Plan.Plan.Staff)
        {
            if (person.Department == department && HoldsAll(turn, person, step.Skills))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsAll(in RequestTurn turn, StaffPlan person, ImmutableArray<SkillRequirement> skills)
    {
        var (plan, at) = (turn.Plan, turn.At);
        return skills.All(required => person.Skills.Any(held =>
            held.Skill == required.Skill && held.Level >= required.Level && plan.IsSkillValid(held, at)));
    }
}
