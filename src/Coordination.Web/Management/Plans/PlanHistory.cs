using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries.Following;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Management.Plans;

/// <summary>Which plans a hall has had.</summary>
internal static class PlanHistory
{
    // Whole plans are read to look back.
    private const int AtOnce = 10;

    /// <summary>The versions of a hall's plan, by rising number.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="journal">The record.</param>
    /// <param name="after">Only those after this one.</param>
    /// <param name="until">Up to this one.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<ImmutableArray<PlanVersion>> ReadAsync(
        CentreId centre, IJournalReader journal, long after = 0, long until = long.MaxValue, CancellationToken cancellation = default)
    {
        var versions = ImmutableArray.CreateBuilder<PlanVersion>();
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.OfPlan(centre), after, cancellation))
        {
            if (entry.Event.Version > until)
            {
                break;
            }

            // That a version's texts were read or erased, and that a plan was proposed, is on record between them.
            if (entry.Event.Type == PlanBehaviour.Published)
            {
                versions.Add(Of(entry.Event));
            }
        }

        return versions.ToImmutable();
    }

    /// <summary>The last plans before one, the newest first: what else is on record of the plan lies between them.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="journal">The record.</param>
    /// <param name="before">Only those before this one.</param>
    /// <param name="most">At most so many: whole plans are read for it.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<ImmutableArray<PlanVersion>> ReadBackAsync(CentreId centre, IJournalReader journal, long before, int most, CancellationToken cancellation)
    {
        var versions = ImmutableArray.CreateBuilder<PlanVersion>();
        for (var until = before - 1; until > 0 && versions.Count < most; until -= most)
        {
            versions.AddRange((await ReadAsync(centre, journal, Math.Max(0, until - most), until, cancellation)).Reverse());
        }

        return [.. versions.Take(most)];
    }

    /// <summary>The version that counted at an instant; null where none did yet.</summary>
    /// <param name="centre">The hall.</param>
    /// <param name="journal">The record.</param>
    /// <param name="latest">The version that counts now.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static async ValueTask<long?> FindAtAsync(CentreId centre, IJournalReader journal, long latest, DateTimeOffset at, CancellationToken cancellation)
    {
        var versions = await ReadBackAsync(centre, journal, latest + 1, AtOnce, cancellation);
        while (!versions.IsEmpty)
        {
            if (versions.FirstOrDefault(version => version.At <= at) is { } counted)
            {
                return counted.Version;
            }

            versions = await ReadBackAsync(centre, journal, versions[^1].Version, AtOnce, cancellation);
        }

        return null;
    }

    private static PlanVersion Of(JournalEvent published) => new(published.Version, published.At, published.By, published.Hash.ToString())
    {
        Reason = AuditFold.ReasonOf(published),
        Words = StaffNames.ReadWords(published.Personal),
        Personal = EventViews.PresenceOf(published),
    };
}
