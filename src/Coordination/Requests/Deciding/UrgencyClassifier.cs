using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>How urgent a submission is: the first rule that fits decides, or else the service's default.</summary>
internal static class UrgencyClassifier
{
    /// <summary>The level, and why.</summary>
    public static (Urgency Urgency, string Reason) Classify(
        HallPlan plan, ServicePlan service, ImmutableSortedDictionary<string, string> facts)
    {
        foreach (var rule in plan.UrgencyRules)
        {
            if ((rule.Services.IsEmpty || rule.Services.Contains(service.Id)) && Fits(rule, facts))
            {
                return (rule.Urgency, rule.Reason);
            }
        }

        return (service.DefaultUrgency, "service default");
    }

    private static bool Fits(UrgencyRule rule, ImmutableSortedDictionary<string, string> facts)
    {
        foreach (var condition in rule.When)
        {
            if (!Holds(condition, facts.GetValueOrDefault(condition.Fact)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(FactCondition condition, string? value) =>
        condition.Exists is { } exists ? exists == value is not null
        : value is null ? false
        : condition.Is is { } text ? string.Equals(text, value, StringComparison.OrdinalIgnoreCase)
        : decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && (condition.AtLeast is not { } least || number >= least)
            && (condition.AtMost is not { } most || number <= most);
}
