using Coordination.Console.Texts;
using Coordination.Plans;

namespace Coordination.Console.Plans;

/// <summary>What people call the entries of a plan, in the reader's language: by the first of some plans that has them.</summary>
/// <remarks>Where two of a list are called the same, each is told with its id.</remarks>
internal sealed class PlanNames
{
    private readonly ConsoleTexts _texts;
    private readonly HallPlan[] _plans;
    private readonly Dictionary<Place, string> _names = [];
    private readonly HashSet<Place> _shared;
    private readonly ILookup<string, string> _byCalendar;

    /// <param name="texts">The reader's words.</param>
    /// <param name="plans">The plans, of which the first one counts that names an entry; null for none.</param>
    public PlanNames(ConsoleTexts texts, params HallPlan?[] plans)
    {
        (_texts, _plans) = (texts, [.. plans.OfType<HallPlan>()]);
        foreach (var plan in _plans)
        {
            Take(plan);
        }

        _shared = [.. _names.GroupBy(named => named.Key with { Entry = named.Value }).Where(alike => alike.Skip(1).Any()).Select(alike => alike.Key)];
        _byCalendar = _plans.SelectMany(plan => plan.Departments).Where(one => one.Calendar is not null)
            .ToLookup(one => $"{one.Calendar}", one => Of("departments", one.Id.ToString()));
    }

    /// <summary>What an entry of a list is called; its own id where nobody has named it.</summary>
    /// <param name="list">The list's name in the document.</param>
    /// <param name="entry">The entry's name there.</param>
    /// <param name="service">The service that it is in: steps and documents have their ids within it alone.</param>
    public string Of(string list, string entry, string? service = null) => list switch
    {
        "serviceLevels" or "urgency" => _texts.OrNull($"Urgency.{entry}") is { } level ? $"{entry} ({level})" : entry,
        "urgencyRules" => _plans.Select(plan => RuleOf(plan, entry)).FirstOrDefault(told => told is not null) ?? entry,
        _ when ListOf(list) is { } known => Told(new Place(known, known is "steps" or "evidence" ? service : null, entry)),
        _ => entry,
    };

    /// <summary>Which departments go by a calendar.</summary>
    public IEnumerable<string> OfCalendar(string calendar) => _byCalendar[calendar].Distinct();

    private string Told(Place place) => !_names.TryGetValue(place, out var name) ? place.Entry
        : _shared.Contains(place with { Entry = name }) ? $"{name} ({place.Entry})"
        : name;

    // Without a name a rule is known by its place, or by its level where no two have the same.
    private string? RuleOf(HallPlan plan, string entry)
    {
        for (var index = 0; index < plan.UrgencyRules.Length; index++)
        {
            var rule = plan.UrgencyRules[index];
            if (entry == ActivePlan.RuleIdOf(rule, index) || (rule.Id is null && entry == $"{(int)rule.Urgency}"))
            {
                return rule.Id ?? _texts.Of("PlanRuleNumber", _texts.Number(index + 1));
            }
        }

        return null;
    }

    private static string? ListOf(string list) => list switch
    {
        "departments" or "department" or "becomes" or "formerDepartments" or "groups" => "departments",
        "services" or "suspendedServices" => "services",
        "skills" or "skill" => "skills",
        "reasons" or "reasonCode" => "reasons",
        "facts" or "fact" => "facts",
        "steps" or "after" => "steps",
        "staff" or "needs" or "evidence" => list,
        _ => null,
    };

    private void Take(HallPlan plan)
    {
        Take("departments", plan.Departments, one => one.Id.ToString(), one => one.Name);
        Take("services", plan.Services, one => one.Id.ToString(), one => one.Name);
        Take("staff", plan.Staff, one => one.Id.ToString(), one => one.Name);
        Take("skills", plan.Skills, one => one.Id.ToString(), one => one.Name);
        Take("reasons", plan.Reasons, one => one.Id.ToString(), one => one.Name);
        Take("facts", plan.Facts, one => one.Id, one => one.Name);
        Take("needs", plan.Needs, one => one.Id, one => one.Name);
        foreach (var service in plan.Services)
        {
            Take("steps", service.Steps, one => one.Id.ToString(), one => one.Name, service.Id.ToString());
            Take("evidence", service.Evidence, one => one.Id, one => one.Name, service.Id.ToString());
        }
    }

    private void Take<T>(string list, IEnumerable<T> entries, Func<T, string> idOf, Func<T, PlanName?> nameOf, string? service = null)
    {
        foreach (var entry in entries)
        {
            if (nameOf(entry) is { } name)
            {
                _names.TryAdd(new Place(list, service, idOf(entry)), name.In(_texts.Language));
            }
        }
    }

    private readonly record struct Place(string List, string? Service, string Entry);
}
