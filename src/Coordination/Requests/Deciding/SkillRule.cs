using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>
/// Whether required skills count at a department. A step's do at its own department, and wherever an item is passed to where
/// somebody holds them all; where nobody does, anybody there may take the item: whoever passed it on judged that it belongs
/// there. What a person's needs demand counts wherever somebody holds it together with the step's own. An item that nobody
/// may take would wait for ever.
/// </summary>
internal static class SkillRule
{
    /// <summary>Whether the step's skills do not count at a department.</summary>
    public static bool AnySkillAt(this in RequestTurn turn, int item, DepartmentId department)
    {
        var step = turn.StepOf(item);
        return !step.Skills.IsEmpty && step.Department != department && !turn.PlanOf(department).AnybodyHolds(department, step.Skills, turn.At);
    }

    /// <summary>Whether what the needs demand does not count at a department an item is passed to.</summary>
    public static bool NeedsWaivedAt(this in RequestTurn turn, int item, DepartmentId department) =>
        !turn.State.NeededSkills.IsEmpty
        && NeedsWaivedAt(turn.PlanOf(department), department, turn.AnySkillAt(item, department) ? [] : turn.StepOf(item).Skills, turn.State.NeededSkills, turn.At);

    /// <summary>Whether what needs demand does not count at a department.</summary>
    /// <param name="plan">The plan that the request is under.</param>
    /// <param name="department">Where the item waits.</param>
    /// <param name="own">The step's skills, where they count.</param>
    /// <param name="needed">What the needs demand.</param>
    /// <param name="at">Now.</param>
    public static bool NeedsWaivedAt(
        ActivePlan plan, DepartmentId department, ImmutableArray<SkillRequirement> own, ImmutableArray<SkillRequirement> needed, DateTimeOffset at) =>
        !needed.IsEmpty && !plan.AnybodyHolds(department, [.. own.Where(RequiredSkills.IsLasting), .. needed.Decisive()], at);
}
