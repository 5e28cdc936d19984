using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Journal;
using Coordination.Web.Management.Grains;
using Coordination.Web.Management.Plans;

namespace Coordination.Console.Plans;

/// <summary>Some of the plans that a hall has had, the newest first.</summary>
/// <param name="Rows">When each was published, by whom and why.</param>
/// <param name="Latest">The version that counts.</param>
/// <param name="Before">Before which the next ones are; null where these are the oldest.</param>
internal sealed record PlanVersionsModel(ImmutableArray<PlanVersion> Rows, long Latest, long? Before)
{
    /// <summary>The names of those who have published them, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The newest of them, or those before one.</summary>
    /// <param name="page">Who looks.</param>
    /// <param name="latest">The version that counts.</param>
    /// <param name="before">Only those before this one; null for the newest.</param>
    /// <param name="most">At most so many: whole plans are read for it.</param>
    /// <param name="journal">The record.</param>
    /// <param name="names">The names of people.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<PlanVersionsModel> ReadAsync(
        PageContext page, long latest, long? before, int most, IJournalReader journal, ActorNames names, CancellationToken cancellation)
    {
        var rows = await PlanHistory.ReadBackAsync(page.Hall!.Value, journal, Math.Min(latest + 1, before ?? long.MaxValue), most + 1, cancellation);
        return new PlanVersionsModel([.. rows.Take(most)], latest, rows.Length > most ? rows[most - 1].Version : null)
        {
            Names = await names.ReadAsync(page, rows.Select(row => row.By.Id), cancellation),
        };
    }

    /// <summary>Why one was published: by a reason of the plan, in words, or both; null where nobody said so, or where the words were erased.</summary>
    public static string? WhyOf(PlanVersion row, PageContext page) => (row.Reason, row.Words) switch
    {
        ({ } reason, { } words) => $"{page.NameOf(reason)}: {words}",
        ({ } reason, null) => page.NameOf(reason),
        (null, { } words) => words,
        _ => row.Personal == PersonalPresence.Erased ? page.Texts.Of("PersonalErased") : null,
    };

    /// <summary>The address of a version's page.</summary>
    public static string PathOf(CentreId hall, long version) => $"{ConsolePaths.OfHall(hall)}/plan/versions/{version.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
