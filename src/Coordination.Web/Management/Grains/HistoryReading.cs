using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>A grain's events with their hashes.</summary>
internal static class HistoryReading
{
    public static async Task<IResult> ReadAsync(
        GrainKindDefinition kind, string? centre, string? id, HistoryQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        var events = await ReadAsync(key, query, coordination.Journal, cancellation);
        if (events.IsEmpty && await coordination.Journal.ReadRowAsync(key, cancellation) is null)
        {
            return ReplyResults.NotFound($"Nothing has happened to a grain of kind '{kind.Name}' with the id '{key.Id}'.", "id");
        }

        return events.Length > query.Limit
            ? new JsonResponse<HistoryView>(new HistoryView(events[..query.Limit], events[query.Limit - 1].Version))
            : new JsonResponse<HistoryView>(new HistoryView(events, null));
    }

    private static async ValueTask<ImmutableArray<EventView>> ReadAsync(
        GrainKey key, HistoryQuery query, IJournalReader journal, CancellationToken cancellation)
    {
        var events = ImmutableArray.CreateBuilder<EventView>();
        await foreach (var entry in journal.ReadHistoryAsync(key, query.After, cancellation))
        {
            events.Add(EventViews.Of(entry));
            if (events.Count > query.Limit)
            {
                break;
            }
        }

        return events.ToImmutable();
    }
}
