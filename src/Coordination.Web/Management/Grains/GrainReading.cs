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

/// <summary>Any grain's current row and state.</summary>
internal static class GrainReading
{
    public static async Task<IResult> ReadAsync(GrainKindDefinition kind, string? centre, string? id, ICoordination coordination, CancellationToken cancellation)
    {
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        var row = await coordination.Journal.ReadRowAsync(key, cancellation);
        var view = row is not null ? GrainViews.Of(row, withState: true) : await UntouchedAsync(kind, key, centre, id!, coordination, cancellation);
        return view is null
            ? ReplyResults.NotFound($"There is no grain of kind '{kind.Name}' with the id '{key.Id}'.", "id")
            : new JsonResponse<GrainView>(view) { Tag = EntityTags.Of(view.Version) };
    }

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
