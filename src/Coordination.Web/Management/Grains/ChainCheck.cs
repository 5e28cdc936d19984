using Coordination.Grains;
using Coordination.Journal;

namespace Coordination.Web.Management.Grains;

/// <summary>Whether a grain's hash chain holds: every hash computed again from the first event on, and compared with the one on record and, at the end, with the row.</summary>
/// <param name="Holds">Whether each is as it was written.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="BrokenAt">The first version that is not as it was written, or is missing; none where all are.</param>
internal sealed record ChainCheck(bool Holds, long Events, long? BrokenAt)
{
    /// <summary>Checks a grain's chain; null where nothing has happened to it.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer right now.</exception>
    public static async ValueTask<ChainCheck?> OfAsync(GrainKey key, IJournalReader journal, CancellationToken cancellation)
    {
        if (await journal.ReadRowAsync(key, cancellation) is not { } row)
        {
            return null;
        }

        var broken = await FindBreakAsync(key, row, journal, cancellation);
        return new ChainCheck(broken is null, row.Version, broken);
    }

    private static async ValueTask<long?> FindBreakAsync(GrainKey key, GrainRow row, IJournalReader journal, CancellationToken cancellation)
    {
        var (hash, version) = (default(EventHash), 0L);
        await foreach (var entry in journal.ReadHistoryAsync(key, cancellation: cancellation))
        {
            hash = EventChain.Next(hash, key, entry.Event);
            if (entry.Event.Version != ++version || hash != entry.Event.Hash)
            {
                return version;
            }

            if (version == row.Version)
            {
                return hash == row.Hash ? null : version;
            }
        }

        return version + 1;
    }
}
