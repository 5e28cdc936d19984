using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>Facts that make one of the plan's urgency rules fit.</summary>
internal static class DemoFacts
{
    public static ImmutableSortedDictionary<string, string> Of(HallPlan plan, ServiceId service, bool special, DemoChance chance)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        UrgencyRule[] rules = [.. plan.UrgencyRules.Where(rule => rule.Services.IsEmpty || rule.Services.Contains(service))];
        if (special && rules.Length > 0)
        {
            foreach (var condition in chance.Pick(rules).When)
            {
                if (ValueFor(condition, plan.Facts.First(fact => fact.Id == condition.Fact)) is { } value)
                {
                    facts[condition.Fact] = value;
                }
            }
        }

        return facts.ToImmutable();
    }

    private static string? ValueFor(FactCondition condition, FactPlan fact) =>
        condition.Is
        ?? (condition.AtLeast ?? condition.AtMost)?.ToString(CultureInfo.InvariantCulture)
        ?? (condition.Exists != true ? null : fact.Type switch
        {
            FactType.Number => "1",
            FactType.Code => fact.Values[0],
            _ => "yes",
        });
}
