using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Web.Events;

/// <summary>Reads the change feed and adds what an entry does not say: a request's centre and status.</summary>
internal sealed class FeedItemReader(IJournalReader journal)
{
    public const int BatchSize = 256;

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

    /// <summary>The events of one request after a sequence; a request's sequences rise with its versions.</summary>
    public async Task<IReadOnlyList<FeedItem>> ReadRequestAsync(RequestId request, long after, CancellationToken cancellation)
    {
        var key = GrainKey.Of(request);
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadHistoryAsync(key, cancellation: cancellation))
        {
            if (entry.Sequence > after)
            {
                entries.Add(entry);
            }
        }

        var row = entries.Count > 0 ? await journal.ReadRowAsync(key, cancellation) : null;
        return [.. entries.Select(entry => new FeedItem(entry, row?.Centre, row?.Status))];
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
