using System.Collections.Immutable;
using System.Globalization;
using Coordination.Centres;
using Coordination.Plans;

namespace Coordination.Simulation.Loads;

/// <summary>Makes a scenario's plan one that a running hall can be loaded with, faster than real time.</summary>
/// <remarks>
/// Departments are open at all hours and give work at once; a fact of the submission says how urgent it is. What happens
/// after so many minutes of the live clock (relaxed skills, escalation, consent) is taken out: those minutes pass at another
/// speed than the load's.
/// </remarks>
internal static class LoadPlan
{
    public static HallPlan Of(HallPlan plan, CentreId centre) => plan with
    {
        Schema = null,
        Centre = centre,
        Name = $"{plan.Name} (load)",
        Calendars = [],
        Departments = [.. plan.Departments.Select(department => department with { Calendar = null, OfferSeconds = null })],
        Services = [.. plan.Services.Select(Of)],
        NegativeList = [],
        Facts = [new FactPlan { Id = LoadDay.UrgencyFact, Name = "Urgency", Type = FactType.Code, Values = [.. Enum.GetValues<Urgency>().Select(TextOf)], Keep = FactKeep.None }],
        Needs = [.. plan.Needs.Select(need => need with { Skills = [.. need.Skills.Where(RequiredSkills.IsLasting)] }).Select(need => need with { Urgency = need.Urgency ?? (need.Skills.IsEmpty ? Urgency.NotUrgent : null) })],
        UrgencyRules = [.. Enum.GetValues<Urgency>().Select(RuleOf)],
        ServiceLevels = [.. plan.ServiceLevels.Select(level => level with { EscalateTo = null })],
        Crisis = new CrisisPlan(),
    };

    private static ServicePlan Of(ServicePlan service) => service with
    {
        Audience = [],
        Evidence = [],
        Channels = [],
        Steps = [.. service.Steps.Select(step => step with
        {
            DeemedConsentMinutes = null,
            Skills = [.. step.Skills.Select(skill => skill with { RelaxAfterMinutes = null })],
        })],
    };

    private static UrgencyRule RuleOf(Urgency level) => new()
    {
        Urgency = level,
        Reason = "as the load says",
        When = [new FactCondition { Fact = LoadDay.UrgencyFact, Is = TextOf(level) }],
    };

    private static string TextOf(Urgency level) => ((int)level).ToString(CultureInfo.InvariantCulture);
}
