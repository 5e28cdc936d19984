namespace Coordination.Plans.Checking;

/// <summary>The hall itself, and the lists of skills and reasons.</summary>
internal static class HallChecks
{
    public static void Check(CheckContext context)
    {
        var plan = context.Plan;
        context.Id(plan.Centre, "$.centre", "centre");
        context.Text(plan.Name, "$.name", "hall's name");
        context.Zone(plan.TimeZone ?? "", "$.timeZone");
        context.OptionalText(plan.Schema, "$['$schema']", "schema's address", CheckContext.LongestText);
        CheckSkills(context);
        CheckReasons(context);
        CheckLanguages(context);
    }

    /// <summary>Whether every list may be walked; what is too long is a fault, and nothing else is looked at.</summary>
    public static bool AreSizesRight(CheckContext context)
    {
        var plan = context.Plan;
        foreach (var (name, count) in (ReadOnlySpan<(string, int)>)
            [("calendars", plan.Calendars.Length), ("departments", plan.Departments.Length), ("formerDepartments", plan.FormerDepartments.Length), ("skills", plan.Skills.Length),
             ("reasons", plan.Reasons.Length), ("services", plan.Services.Length), ("negativeList", plan.NegativeList.Length), ("facts", plan.Facts.Length),
             ("needs", plan.Needs.Length), ("urgencyRules", plan.UrgencyRules.Length), ("staff", plan.Staff.Length)])
        {
            if (count > CheckContext.MostEntries)
            {
                context.Add(JsonPathText.Name("$", name), CheckContext.TooMany(count));
            }
        }

        return context.Faults.IsEmpty;
    }

    private static void CheckLanguages(CheckContext context)
    {
        if (PlanTexts.LanguagesOf(context.Plan) is { Count: > PlanTexts.MostLanguages and var count })
        {
            context.Add("$", CheckContext.Invariant($"The names of this plan are in {count} languages; use at most {PlanTexts.MostLanguages}."));
        }
    }

    private static void CheckReasons(CheckContext context)
    {
        context.Unique(context.Plan.Reasons, "$.reasons", reason => reason.Id, ".id", "reason");
        foreach (var (reason, path) in context.Each(context.Plan.Reasons, "$.reasons"))
        {
            context.Id(reason.Id, $"{path}.id", "reason");
            context.Text(reason.Name, $"{path}.name", "reason's name");
        }
    }

    private static void CheckSkills(CheckContext context)
    {
        context.Unique(context.Plan.Skills, "$.skills", skill => skill.Id, ".id", "skill");
        foreach (var (skill, path) in context.Each(context.Plan.Skills, "$.skills"))
        {
            context.Id(skill.Id, $"{path}.id", "skill");
            context.Text(skill.Name, $"{path}.name", "skill's name");
        }
    }
}
