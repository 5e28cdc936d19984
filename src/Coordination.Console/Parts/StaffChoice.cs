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

    /// <summary>The hall's people: who has the most room first, whoever is not at work last.</summary>
    public static async ValueTask<ImmutableArray<StaffChoice>> ReadAsync(PageContext page, ICoordination coordination, CancellationToken cancellation)
    {
        var loads = (await coordination.Centre(page.Hall!.Value).ReadQueueAsync(null, 1, cancellation)).Staff.ToDictionary(load => load.Staff);
        return
        [
            .. page.Plan!.Staff.Select(person => new StaffChoice(person, loads.GetValueOrDefault(person.Id)))
                .OrderByDescending(choice => choice.Room).ThenByDescending(choice => choice.Load is { Available: true }).ThenByDescending(choice => choice.Load is not null)
                .ThenBy(choice => page.NameOf(choice.Person.Id), StringComparer.Ordinal),
        ];
    }

    /// <summary>Their name, their department, and how they stand.</summary>
    public string In(PageContext page)
    {
        var who = page.Texts.Of("PersonAt", page.NameOf(Person.Id), page.NameOf(Person.Department));
        return Load is null ? page.Texts.Of("ChoiceAbsent", who)
            : page.Texts.Of(Load.Available ? "ChoiceLoad" : "ChoiceTakesNothing", who, page.Texts.Number(Load.Load), page.Texts.Number(Load.Capacity));
    }
}
