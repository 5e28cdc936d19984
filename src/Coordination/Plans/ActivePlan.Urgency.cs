using System.Globalization;

namespace Coordination.Plans;

internal sealed partial class ActivePlan
{
    private const NumberStyles PlainNumber =
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>How urgent a request is: the first rule that fits its facts decides, else the service's default.</summary>
    /// <param name="service">The service asked for.</param>
    /// <param name="facts">What the submission says; numbers with a decimal point, whatever the culture.</param>
    public UrgencyDecision Classify(ServicePlan service, IReadOnlyDictionary<string, string> facts)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var rule in Plan.UrgencyRules)
        {
            if (Fits(rule, service, facts))
            {
                return new UrgencyDecision(rule.Urgency, rule.Reason);
            }
        }

        return new UrgencyDecision(service.DefaultUrgency, $"No rule fits; {service.DefaultUrgency:D} is the default of this service.");
    }

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
        { Is: { } text } => string.Equals(fact, text, StringComparison.OrdinalIgnoreCase),
        { AtLeast: { } least } => Number(fact) >= least,
        { AtMost: { } most } => Number(fact) <= most,
        _ => false,
    };

    private static decimal? Number(string? fact) =>
        decimal.TryParse(fact, PlainNumber, CultureInfo.InvariantCulture, out var number) ? number : null;
}
