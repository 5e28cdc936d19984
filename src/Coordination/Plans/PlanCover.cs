using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>Who of a plan could do what.</summary>
internal static class PlanCover
{
    /// <summary>Whether somebody's department is the one, or helps it.</summary>
    public static bool Serves(HallPlan plan, StaffPlan person, DepartmentId department) =>
        person.Department == department
        || (plan.Pooling is { Enabled: true, Groups: var groups }
            && (groups.IsEmpty || groups.Any(group => group.Contains(department) && group.Contains(person.Department))));

    /// <summary>Whether somebody holds a skill well enough.</summary>
    /// <param name="person">Who.</param>
    /// <param name="required">Which, and how well.</param>
    /// <param name="today">With a date, skills that have expired by then do not count.</param>
    public static bool Holds(StaffPlan person, SkillRequirement required, DateOnly? today) =>
        person.Skills.Any(held => held is not null && held.Skill == required.Skill && held.Level >= required.Level
            && (today is null || held.Expires is null || held.Expires >= today));
}
