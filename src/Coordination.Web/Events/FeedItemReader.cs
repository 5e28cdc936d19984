using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Web.Events;

/// <summary>Reads the change feed and adds what an entry does not say: a request's centre and status.</summary>
internal sealed class FeedItemReader(IJournalReader journal)
{
    private const int BatchSize = 256;

    public async ValueTask<IReadOnlyList<FeedItem>> ReadAsync(long after)
    {
        var entries = await journal.ReadFeedAsync(after, BatchSize);
        var requests = new Dictionary<string, GrainRow?>(StringComparer.Ordinal);
        var items = new List<FeedItem>(entries.Count);
        foreach (var entry in entries)
        {
            var row = entry.Grain.Kind == GrainKind.Request ? await RowAsync(entry.Grain, requests) : null;
            items.Add(new FeedItem(entry, row?.Centre ?? CentreOf(entry.Grain), row?.Status));
        }

        return items;
    }

    private async ValueTask<GrainRow?> RowAsync(GrainKey request, Dictionary<string, GrainRow?> known)
    {
        if (!known.TryGetValue(request.Id, out var row))
        {
            known[request.Id] = row = await journal.ReadRowAsync(request);
        }

        return row;
    }

    /// <summary>The names of all other kinds begin with their centre.</summary>
    private static CentreId? CentreOf(GrainKey grain) => CentreId.TryParse(grain.Id.Split('/')[0], out var centre) ? centre : null;
}
