using System.Collections.Immutable;

namespace Coordination.Plans.Checking;

/// <summary>Required skills, of a step or of a need.</summary>
internal static class SkillChecks
{
    public static void Check(CheckContext context, ImmutableArray<SkillRequirement> skills, string path)
    {
        context.Unique(skills, $"{path}.skills", required => required.Skill, ".skill", "required skill");
        foreach (var (required, at) in context.Each(skills, $"{path}.skills"))
        {
            context.Known(required.Skill, context.Skills, $"{at}.skill", "skill");
            context.Range(required.Level, 1, 5, $"{at}.level", "level");
            context.Range(required.RelaxAfterMinutes, 1, CheckContext.MinutesOfAYear, $"{at}.relaxAfterMinutes", "time until the requirement falls away in minutes");
        }
    }
}
