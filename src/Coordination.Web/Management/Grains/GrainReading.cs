using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Staff;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>Any grain's row and state: the current ones, or those of an earlier version.</summary>
internal static class GrainReading
{
    public static async Task<IResult> ReadAsync(
        GrainKindDefinition kind, string? centre, string? id, GrainVersionQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        if (!query.IsCurrent)
        {
            return await GrainPast.ReadAsync(kind, key, query, coordination.Journal, cancellation) is { } past
                ? new JsonResponse<GrainView>(GrainViews.Of(past.Row) with { At = past.At }) { Tag = EntityTags.Of(past.Row.Version) }
                : await NoVersionAsync(kind, key, query.Version is { } version ? $"no version {version}" : "nothing on record up to that instant", query.Version is null ? "at" : "version", coordination.Journal, cancellation);
        }

        var row = await coordination.Journal.ReadRowAsync(key, cancellation);
        var view = row is not null ? GrainViews.Of(row) : await UntouchedAsync(kind, key, centre, id!, coordination, cancellation);
        return view is null
            ? ReplyResults.NotFound($"There is no grain of kind '{kind.Name}' with the id '{key.Id}'.", "id")
            : new JsonResponse<GrainView>(view) { Tag = EntityTags.Of(view.Version) };
    }

    /// <summary>What changed between two versions.</summary>
    public static async Task<IResult> CompareAsync(
        GrainKindDefinition kind, string? centre, string? id, GrainDiffQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        var to = query.To ?? (await coordination.Journal.ReadRowAsync(key, cancellation))?.Version ?? 0;
        var from = query.From ?? Math.Max(0, to - 1);
        if (from > to || await GrainPast.ReadAsync(kind, key, from, to, coordination.Journal, cancellation) is not { } rows)
        {
            return await NoVersionAsync(kind, key, $"no version {Math.Max(from, to)}", from > to ? "from" : "to", coordination.Journal, cancellation);
        }

        var patch = JsonPatch.Between(rows.From is { } earlier ? JsonNode.Parse(earlier.Row.State.Span) : null, JsonNode.Parse(rows.To.Row.State.Span));
        return new JsonResponse<GrainDiffView>(new GrainDiffView(from, rows.From?.At, to, rows.To.At, patch));
    }

    private static async ValueTask<IResult> NoVersionAsync(
        GrainKindDefinition kind, GrainKey key, string what, string field, IJournalReader journal, CancellationToken cancellation) =>
        await journal.ReadRowAsync(key, cancellation) is { } row
            ? ReplyResults.NotFound($"The grain of kind '{kind.Name}' with the id '{key.Id}' has {what}: its versions are 1 to {row.Version}, since {row.Since:yyyy-MM-dd'T'HH:mm:ss'Z'}.", field)
            : ReplyResults.NotFound($"Nothing has happened to a grain of kind '{kind.Name}' with the id '{key.Id}'.", "id");

    /// <summary>A person or department of the plan to whom nothing has happened yet has a state, but no row.</summary>
    private static async ValueTask<GrainView?> UntouchedAsync(
        GrainKindDefinition kind, GrainKey key, string? centre, string id, ICoordination coordination, CancellationToken cancellation) =>
        kind is HallGrainKind within ? View(key, centre, await within.ReadAsync(coordination, new CentreId(centre!), id, cancellation)) : null;

    private static GrainView? View(GrainKey key, string? centre, object? state) => state is null
        ? null
        : new GrainView
        {
            Kind = key.Kind,
            Id = key.Id,
            Centre = new CentreId(centre!),
            Links = [],
            Open = true,
            Version = 0,
            Hash = default(EventHash).ToString(),
            State = StateOf(state),
        };

    private static JsonNode? StateOf(object state)
    {
        var node = JsonSerializer.SerializeToNode(state, WebJson.Options.GetTypeInfo(state.GetType()));
        (node as JsonObject)?.Remove("since");
        return node;
    }
}
