using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>Every name and sentence of a plan that may be in several languages.</summary>
internal static class PlanTexts
{
    /// <summary>A plan may have so many languages, in all of its names together.</summary>
    public const int MostLanguages = 32;

    /// <summary>The languages that a plan's names are in.</summary>
    public static IReadOnlyCollection<string> LanguagesOf(HallPlan plan)
    {
        var languages = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var name in Of(plan))
        {
            foreach (var language in name?.Languages ?? [])
            {
                languages.TryAdd(language, true);
            }
        }

        return languages.Keys;
    }

    /// <summary>The plan with other names.</summary>
    public static HallPlan Map(HallPlan plan, Func<PlanName, PlanName> map) => plan with
    {
        Name = map(plan.Name),
        Calendars = Each(plan.Calendars, calendar => calendar with { Holidays = Each(calendar.Holidays, holiday => holiday with { Name = map(holiday.Name) }) }),
        Departments = Each(plan.Departments, department => department with { Name = map(department.Name) }),
        Skills = Each(plan.Skills, skill => skill with { Name = map(skill.Name) }),
        Reasons = Each(plan.Reasons, reason => reason with { Name = map(reason.Name) }),
        Services = Each(plan.Services, service => service with
        {
            Name = map(service.Name),
            Evidence = Each(service.Evidence, evidence => evidence with { Name = map(evidence.Name) }),
            Steps = Each(service.Steps, step => step.Name is { } name ? step with { Name = map(name) } : step),
        }),
        NegativeList = Each(plan.NegativeList, entry => entry with { Reason = map(entry.Reason), ReferTo = entry.ReferTo is { } other ? map(other) : null }),
        Facts = Each(plan.Facts, fact => fact with { Name = map(fact.Name) }),
        Needs = Each(plan.Needs, need => need with { Name = map(need.Name) }),
        UrgencyRules = Each(plan.UrgencyRules, rule => rule with { Reason = map(rule.Reason) }),
    };

    // Of a plan under check, entries and names may be null.
    private static IEnumerable<PlanName?> Of(HallPlan plan) =>
    [
        plan.Name,
        .. plan.Calendars.SelectMany(calendar => calendar?.Holidays.OrEmpty() ?? []).Select(holiday => holiday?.Name),
        .. plan.Departments.Select(department => department?.Name),
        .. plan.Skills.Select(skill => skill?.Name),
        .. plan.Reasons.Select(reason => reason?.Name),
        .. plan.Services.Select(service => service?.Name),
        .. plan.Services.SelectMany(service => service?.Evidence.OrEmpty() ?? []).Select(evidence => evidence?.Name),
        .. plan.Services.SelectMany(service => service?.Steps.OrEmpty() ?? []).Select(step => step?.Name),
        .. plan.NegativeList.Select(entry => entry?.Reason),
        .. plan.NegativeList.Select(entry => entry?.ReferTo),
        .. plan.Facts.Select(fact => fact?.Name),
        .. plan.Needs.Select(need => need?.Name),
        .. plan.UrgencyRules.Select(rule => rule?.Reason),
    ];

    private static ImmutableArray<T> Each<T>(ImmutableArray<T> list, Func<T, T> map) => [.. list.Select(map)];
}
