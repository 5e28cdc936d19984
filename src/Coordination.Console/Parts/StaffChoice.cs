using System.Collections.Immutable;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Plans;

namespace Coordination.Console.Parts;

/// <summary>Somebody to whom work can be given, and how much of it they have.</summary>
/// <param name="Person">Who.</param>
/// <param name="Load">What they have and what fits; null of whoever is not at work.</param>
internal sealed record StaffChoice(StaffPlan Person, StaffLoad? Load)
{
    /// <summary>What still fits: 0 of whoever takes nothing now.</summary>
    public int Room => Load is { Available: true } load ? Math.Max(0, load.Capacity - load.Load) : 0;

    /// <summary>Why they are not suitable for the item that is to be given, in words; empty of whoever is, or where it is of no item.</summary>
    public ImmutableArray<string> Against { get; init; } = [];

    /// <summary>Whether nothing speaks against giving it to them.</summary>
    public bool IsSuitable => Load is { Available: true } && Against.IsEmpty;

    /// <summary>The hall's people: those who are suitable first, then those at work in the item's department, who has the most room before others, whoever is not at work last.</summary>
    /// <param name="page">Who looks.</param>
    /// <param name="coordination">The halls.</param>
    /// <param name="work">The item; null of several.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<ImmutableArray<StaffChoice>> ReadAsync(PageContext page, ICoordination coordination, WorkToGive? work, CancellationToken cancellation)
    {
        var loads = (await coordination.Centre(page.Hall!.Value).ReadQueueAsync(null, 1, cancellation)).Staff.ToDictionary(load => load.Staff);
        return
        [
            .. page.Plan!.Staff.Select(person => Of(page, person, loads.GetValueOrDefault(person.Id), work))
                .OrderByDescending(choice => choice.IsSuitable).ThenByDescending(choice => choice.Load is not null && work is not null && choice.Person.Department == work.Class.Department).ThenByDescending(choice => choice.Room)
                .ThenByDescending(choice => choice.Load is { Available: true }).ThenByDescending(choice => choice.Load is not null)
                .ThenBy(choice => page.NameOf(choice.Person.Id), StringComparer.Ordinal),
        ];
    }

    /// <summary>Their name, their department, how they stand, and what speaks against them.</summary>
    public string In(PageContext page)
    {
        var who = page.Texts.Of("PersonAt", page.NameOf(Person.Id), page.NameOf(Person.Department));
        var stands = Load is null ? page.Texts.Of("ChoiceAbsent", who)
            : page.Texts.Of(Load.Available ? "ChoiceLoad" : "ChoiceTakesNothing", who, page.Texts.Number(Load.Load), page.Texts.Number(Load.Capacity));
        return string.Join("; ", [stands, .. Against]);
    }

    private static StaffChoice Of(PageContext page, StaffPlan person, StaffLoad? load, WorkToGive? work) =>
        new(person, load) { Against = work is null ? [] : [.. ReasonsAgainst(page, person, load, work)] };

    private static IEnumerable<string> ReasonsAgainst(PageContext page, StaffPlan person, StaffLoad? load, WorkToGive work)
    {
        if (work.Holder == person.Id)
        {
            yield return page.Texts.Of("ChoiceHolds");
        }
        else if (load is not null && load.Load + work.Class.Cost > load.Capacity)
        {
            yield return page.Texts.Of("ChoiceFull", page.Texts.Number(work.Class.Cost));
        }

        if (!PlanCover.Serves(page.Plan!, person, work.Class.Department))
        {
            yield return page.Texts.Of("ChoiceElsewhere", page.NameOf(work.Class.Department));
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(page.Now, page.Zone).DateTime);
        if (work.LackedBy(person, page.Now, today) is { IsEmpty: false } lacked)
        {
            yield return page.Texts.Of("ChoiceLacks", string.Join(", ", lacked.Select(skill => page.Texts.Of("ChoiceSkill", NameOf(page, skill.Skill), skill.Level))));
        }
    }

    private static string NameOf(PageContext page, SkillId skill) => page.Plan!.Skills.FirstOrDefault(one => one.Id == skill)?.Name.In(page.Texts.Language) ?? skill.ToString();
}
