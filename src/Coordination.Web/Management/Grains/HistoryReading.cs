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

        events = await TellMissingAsync(events, key, coordination.Journal, cancellation);
        var part = events.Length > query.Limit ? new HistoryView(events[..query.Limit], events[query.Limit - 1].Version) : new HistoryView(events, null);
        return new JsonResponse<HistoryView>(query.ChecksHash ? part with { Check = await ChainCheck.OfAsync(key, coordination.Journal, cancellation) } : part);
    }

    // Only a later event tells a text that was erased from one that somebody has deleted.
    private static async ValueTask<ImmutableArray<EventView>> TellMissingAsync(
        ImmutableArray<EventView> events, GrainKey key, IJournalReader journal, CancellationToken cancellation)
    {
        if (events.FirstOrDefault(one => one.Personal == PersonalPresence.Erased) is not { } first)
        {
            return events;
        }

        var erased = new HashSet<long>();
        await foreach (var entry in journal.ReadHistoryAsync(key, first.Version, cancellation))
        {
            if (entry.Event.Type == PersonalEvents.Erased && PersonalEvents.ReadBack(entry.Event.Type, entry.Event.Payload.Span) is PersonalErased happened)
            {
                erased.UnionWith(happened.Versions);
            }
        }

        return [.. events.Select(one => one.Personal == PersonalPresence.Erased && !erased.Contains(one.Version) ? one with { Personal = PersonalPresence.Missing } : one)];
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
