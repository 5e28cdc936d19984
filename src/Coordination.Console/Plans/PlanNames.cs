using Coordination.Console.Texts;
using Coordination.Plans;

namespace Coordination.Console.Plans;

/// <summary>What people call the entries of a plan, in the reader's language: by the first of some plans that has them.</summary>
internal sealed class PlanNames(ConsoleTexts texts, params HallPlan?[] plans)
{
    /// <summary>What an entry of a list is called; its own id where nobody has named it.</summary>
    /// <param name="list">The list's name in the document.</param>
    /// <param name="entry">The entry's name there.</param>
    public string Of(string list, string entry) => list switch
    {
        "departments" or "department" or "becomes" or "formerDepartments" or "groups" => Find(plan => plan.Departments, one => one.Id.ToString(), one => one.Name, entry),
        "services" or "suspendedServices" => Find(plan => plan.Services, one => one.Id.ToString(), one => one.Name, entry),
        "staff" => Find(plan => plan.Staff, one => one.Id.ToString(), one => one.Name, entry),
        "skills" or "skill" => Find(plan => plan.Skills, one => one.Id.ToString(), one => one.Name, entry),
        "reasons" or "reasonCode" => Find(plan => plan.Reasons, one => one.Id.ToString(), one => one.Name, entry),
        "facts" or "fact" => Find(plan => plan.Facts, one => one.Id, one => one.Name, entry),
        "needs" => Find(plan => plan.Needs, one => one.Id, one => one.Name, entry),
        "steps" or "after" => Find(plan => plan.Services.SelectMany(service => service.Steps), one => one.Id.ToString(), one => one.Name, entry),
        "evidence" => Find(plan => plan.Services.SelectMany(service => service.Evidence), one => one.Id.ToString(), one => one.Name, entry),
        "serviceLevels" or "urgency" => texts.OrNull($"Urgency.{entry}") is { } level ? $"{entry} ({level})" : entry,
        _ => entry,
    };

    /// <summary>Which departments go by a calendar.</summary>
    public IEnumerable<string> OfCalendar(string calendar) =>
        plans.OfType<HallPlan>().SelectMany(plan => plan.Departments).Where(one => one.Calendar?.ToString() == calendar).Select(one => Of("departments", one.Id.ToString())).Distinct();

    private string Find<T>(Func<HallPlan, IEnumerable<T>> list, Func<T, string> idOf, Func<T, PlanName?> nameOf, string id) =>
        plans.OfType<HallPlan>().SelectMany(list).Where(one => idOf(one) == id).Select(nameOf).FirstOrDefault(name => name is not null)?.In(texts.Language) ?? id;
}
