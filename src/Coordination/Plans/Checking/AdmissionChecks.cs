namespace Coordination.Plans.Checking;

/// <summary>The negative list and the urgency rules.</summary>
internal static class AdmissionChecks
{
    public static void Check(CheckContext context)
    {
        CheckNegativeList(context);
        string? always = null;
        foreach (var (rule, path) in context.Each(context.Plan.UrgencyRules, "$.urgencyRules"))
        {
            if (always is not null)
            {
                context.Add(path, $"This rule is never reached, because the rule at {always} fits every request; move that one to the end.");
            }

            always ??= rule.When.IsEmpty && rule.Services.IsEmpty ? path : null;
            CheckRule(context, rule, path);
        }
    }

    private static void CheckNegativeList(CheckContext context)
    {
        context.Unique(context.Plan.NegativeList, "$.negativeList", entry => entry.Matter, ".matter", "matter");
        foreach (var (entry, path) in context.Each(context.Plan.NegativeList, "$.negativeList"))
        {
            context.Id(entry.Matter, $"{path}.matter", "matter");
            context.Text(entry.Reason, $"{path}.reason", "reason", CheckContext.LongestText);
            context.OptionalText(entry.ReferTo, $"{path}.referTo", "reference", CheckContext.LongestText);
            if (context.Services.Contains(entry.Matter))
            {
                context.Add($"{path}.matter", $"'{entry.Matter}' is in the catalogue too; remove it from one of the two lists.");
            }
        }
    }

    private static void CheckRule(CheckContext context, UrgencyRule rule, string path)
    {
        context.Defined(rule.Urgency, $"{path}.urgency", "urgency");
        context.Text(rule.Reason, $"{path}.reason", "reason", CheckContext.LongestText);
        context.Unique(rule.Services, $"{path}.services", service => service, "", "service");
        foreach (var (service, at) in context.Each(rule.Services, $"{path}.services"))
        {
            context.Known(service, context.Services, at, "service");
        }

        foreach (var (condition, at) in context.Each(rule.When, $"{path}.when"))
        {
            context.Text(condition.Fact, $"{at}.fact", "fact's name", 64);
            CheckTests(context, condition, at);
        }
    }

    private static void CheckTests(CheckContext context, FactCondition condition, string path)
    {
        var tests = (condition.Is is null ? 0 : 1) + (condition.AtLeast is null ? 0 : 1)
            + (condition.AtMost is null ? 0 : 1) + (condition.Exists is null ? 0 : 1);
        if (tests != 1)
        {
            context.Add(path, CheckContext.Invariant(
                $"The condition on '{condition.Fact}' has {tests} tests; give exactly one of is, atLeast, atMost and exists."));
        }

        context.OptionalText(condition.Is, $"{path}.is", "text to compare with");
    }
}
