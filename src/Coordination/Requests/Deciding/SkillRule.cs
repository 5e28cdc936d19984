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

        var hall = turn.Plan.Plan;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.At, TimeZoneInfo.FindSystemTimeZoneById(hall.TimeZone)).DateTime);
        foreach (var person in hall.Staff)
        {
            if (person.Department == department && HoldsAll(person, step.Skills, today))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HoldsAll(StaffPlan person, ImmutableArray<SkillRequirement> skills, DateOnly today) =>
        skills.All(required => person.Skills.Any(held =>
            held.Skill == required.Skill && held.Level >= required.Level && (held.Expires is not { } last || last >= today)));
}
