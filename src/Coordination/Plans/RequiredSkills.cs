using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>Skills that are required for several reasons at once, of a step and of a person's needs.</summary>
internal static class RequiredSkills
{
    /// <summary>A step's skills together with those that needs demand.</summary>
    /// <returns>The step's own list where that covers all; else what counts of both.</returns>
    public static ImmutableArray<SkillRequirement> With(this ImmutableArray<SkillRequirement> step, ImmutableArray<SkillRequirement> needed) =>
        needed.All(one => step.Any(other => other == one || Covers(other, one))) ? step : Merge([.. step, .. needed]);

    /// <summary>What counts of all of them: the higher level of a skill, and beside it a lower one that falls away later.</summary>
    /// <returns>In one order, so that equal requirements make equal lists.</returns>
    public static ImmutableArray<SkillRequirement> Merge(IReadOnlyCollection<SkillRequirement> required)
    {
        var all = required.Distinct().ToList();
        return
        [
            .. all.Where(one => !all.Exists(other => other != one && Covers(other, one)))
                .OrderBy(one => one.Skill.ToString(), StringComparer.Ordinal).ThenBy(one => one.Level),
        ];
    }

    /// <summary>What does not fall away with time; all of it where nothing is so.</summary>
    public static ImmutableArray<SkillRequirement> Decisive(this ImmutableArray<SkillRequirement> required) =>
        required.Any(IsLasting) ? [.. required.Where(IsLasting)] : required;

    /// <summary>Whether a requirement does not fall away with time.</summary>
    public static bool IsLasting(SkillRequirement required) => required.RelaxAfterMinutes is null;

    /// <summary>Whether somebody of a department holds required skills at a time, all of them.</summary>
    public static bool AnybodyHolds(this ActivePlan plan, DepartmentId department, ImmutableArray<SkillRequirement> required, DateTimeOffset at)
    {
        foreach (var person in plan.Plan.Staff)
        {
            if (person.Department == department && plan.HoldsAll(person, required, at))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HoldsAll(this ActivePlan plan, StaffPlan person, ImmutableArray<SkillRequirement> required, DateTimeOffset at) =>
        required.All(one => person.Skills.Any(held => held.Skill == one.Skill && held.Level >= one.Level && plan.IsSkillValid(held, at)));

    private static bool Covers(SkillRequirement other, SkillRequirement one) =>
        other.Skill == one.Skill && other.Level >= one.Level && EndOf(other) >= EndOf(one);

    private static int EndOf(SkillRequirement one) => one.RelaxAfterMinutes ?? int.MaxValue;
}
