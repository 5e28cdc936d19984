namespace Coordination.Plans.Checking;

/// <summary>The urgency rules: each can be reached, and asks of facts that the plan declares what their types can answer.</summary>
internal static class UrgencyRuleChecks
{
    public static void Check(CheckContext context)
    {
        string? always = null;
        CheckIds(context);
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

    // A rule without an id has one by its place, and no other may have that.
    private static void CheckIds(CheckContext context)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 0; index < context.Plan.UrgencyRules.Length; index++)
        {
            if (context.Plan.UrgencyRules[index] is not { } rule)
            {
                continue;
            }

            var (id, path) = (ActivePlan.RuleIdOf(rule, index), JsonPathText.Index("$.urgencyRules", index));
            context.Slug(id, $"{path}.id", "an urgency rule");
            if (!first.TryAdd(id, path))
            {
                context.Add($"{path}.id", $"The urgency rule '{id}' is there twice, first at {first[id]}{(rule.Id is null ? " (one without an id is called by its place)" : "")}; give one of them another id.");
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
            CheckTests(context, condition, at);
            if (context.Known(condition.Fact, context.Facts, $"{at}.fact", "fact") is { } fact)
            {
                CheckValue(context, condition, fact, at);
            }
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

    private static void CheckValue(CheckContext context, FactCondition condition, FactPlan fact, string path)
    {
        if (condition.Is is { Length: > 0 } text && !string.Equals(FactValue.Of(fact, text), text, StringComparison.OrdinalIgnoreCase))
        {
            context.Add($"{path}.is", $"The fact '{fact.Id}' is never '{text}'; {Form(fact, text)}.");
        }

        CheckNumber(context, condition.AtLeast, fact, $"{path}.atLeast");
        CheckNumber(context, condition.AtMost, fact, $"{path}.atMost");
    }

    private static string Form(FactPlan fact, string text) => fact.Type switch
    {
        FactType.Number => FactValue.Of(fact, text) is { } number ? $"write it as '{number}'" : "compare it with a number",
        FactType.YesNo => $"compare it with '{FactValue.Yes}' or '{FactValue.No}'",
        _ => "compare it with one of its values, or add this one to them",
    };

    private static void CheckNumber(CheckContext context, decimal? bound, FactPlan fact, string path)
    {
        if (bound is not null && fact.Type != FactType.Number)
        {
            context.Add(path, $"The fact '{fact.Id}' is no number; compare it by 'is', or declare it as one.");
        }
    }
}
