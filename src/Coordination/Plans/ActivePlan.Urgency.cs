using System.Globalization;

namespace Coordination.Plans;

internal sealed partial class ActivePlan
{
    /// <summary>How the sentence begins that no rule decided.</summary>
    public const string NoRule = "No rule fits";

    /// <summary>How urgent a request is: the first rule that fits its facts decides, else the service's default.</summary>
    /// <param name="service">The service asked for.</param>
    /// <param name="facts">What the submission says; numbers with a decimal point, whatever the culture.</param>
    public UrgencyDecision Classify(ServicePlan service, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(facts);
        for (var index = 0; index < Plan.UrgencyRules.Length; index++)
        {
            if (Plan.UrgencyRules[index] is var rule && Fits(rule, service, facts))
            {
                return new UrgencyDecision(rule.Urgency, rule.Reason.Default, RuleIdOf(rule, index));
            }
        }

        return new UrgencyDecision(service.DefaultUrgency, $"{NoRule}; {service.DefaultUrgency:D} is the default of this service.");
    }

    /// <summary>A rule's id, which a plan may leave out.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="index">Its place in the plan, from 0.</param>
    public static string RuleIdOf(UrgencyRule rule, int index) => rule.Id ?? string.Create(CultureInfo.InvariantCulture, $"rule-{index + 1}");

    private static bool Fits(UrgencyRule rule, ServicePlan service, IReadOnlyDictionary<string, string> facts)
    {
        if (!rule.Services.IsEmpty && !rule.Services.Contains(service.Id))
        {
            return false;
        }

        foreach (var condition in rule.When)
        {
            if (!Holds(condition, facts.GetValueOrDefault(condition.Fact)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Holds(FactCondition condition, string? fact) => condition switch
    {
        { Exists: { } exists } => fact is not null == exists,
        { Is: { } text } => FactValue.Same(fact, text),
        { AtLeast: { } least } => FactValue.Number(fact) >= least,
        { AtMost: { } most } => FactValue.Number(fact) <= most,
        _ => false,
    };
}
