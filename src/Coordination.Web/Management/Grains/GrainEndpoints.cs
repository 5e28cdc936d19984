using Coordination.Access;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Json;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Grains;

/// <summary>Reading any grain. One path for each kind, because the kinds' names differ in form.</summary>
internal static class GrainEndpoints
{
    public static void Map(IEndpointRouteBuilder management)
    {
        foreach (var kind in GrainKinds.All)
        {
            Map(management.MapGroup("/grains").WithTags("grains"), kind);
            if (kind.Kind != GrainKind.Request && management.ServiceProvider.HasAccess())
            {
                MapTexts(management.MapGroup("/grains").WithTags("grains"), kind);
            }
        }

        management.MapGet("/grains/{kind}/{**rest}", (string kind) => new ProblemResult(Problem.NotFound(
            $"There is no such path for grains of kind '{kind}': ask for {Paths}, each also with /history and /diff.", "kind")))
            .NeedsNothing().ExcludeFromDescription();
    }

    private static void Map(RouteGroupBuilder grains, GrainKindDefinition kind)
    {
        var (name, title) = (kind.Name, TitleOf(kind));
        var path = PathOf(kind);

        grains.MapGet(path, (HttpContext context, GrainVersionQuery query, ICoordination coordination, CancellationToken cancellation) =>
                GrainReading.ReadAsync(kind, Value(context, "centre"), Value(context, "id"), query, coordination, cancellation))
            .WithMetadata(kind).Needs(PermissionOf(kind)).Is($"read{title}Grain", $"A {name}'s row and state", "The current one, or one of an earlier version, replayed from its events. The ETag is the version.")
            .Takes("version", "As it was at this version.").TakesInstant("at", "As it was at this instant.")
            .Gives<GrainView>().Revalidates().Refuses(404);

        grains.MapGet($"{path}/diff", (HttpContext context, GrainDiffQuery query, ICoordination coordination, CancellationToken cancellation) =>
                GrainReading.CompareAsync(kind, Value(context, "centre"), Value(context, "id"), query, coordination, cancellation))
            .WithMetadata(kind).Needs(PermissionOf(kind)).Is($"compare{title}Grain", $"What changed in a {name}'s state between two versions", "As a JSON Patch (RFC 6902).")
            .Takes("from", "The earlier version; 0 is before the first event. The one before the later one when missing.").Takes("to", "The later version; the current one when missing.")
            .Gives<GrainDiffView>().Refuses(404);

        grains.MapGet($"{path}/history", (HttpContext context, HistoryQuery query, ICoordination coordination, CancellationToken cancellation) =>
                HistoryReading.ReadAsync(kind, Value(context, "centre"), Value(context, "id"), query, coordination, cancellation))
            .WithMetadata(kind).Needs(PermissionOf(kind)).Is($"read{title}History", $"A {name}'s events with their hashes", "Personal text is left out; 'personal' says whether there is any.")
            .Takes("after", "Only events after this version.").Takes("limit", "At most so many, 1 to 1000; 100 when missing.")
            .Takes("check", "hash: computes the grain's whole hash chain again, and says whether it holds.")
            .Gives<HistoryView>().Refuses(404);
    }

    // A request's are read at an address of its own, because it has an owner.
    private static void MapTexts(RouteGroupBuilder grains, GrainKindDefinition kind)
    {
        var (name, title) = (kind.Name, TitleOf(kind));
        grains.MapGet($"{PathOf(kind)}/personal", (HttpContext context, HistoryQuery query, PersonalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
                GrainTextsReading.ReadAsync(kind, Value(context, "centre"), Value(context, "id"), query, caller, coordination, cancellation))
            .WithMetadata(kind).NeedsWithReason(kind is AccessGrainKind ? Permission.ReadAccess : Permission.ReadPersonal)
            .Is($"read{title}Texts", $"The personal texts of a grain of kind {name}", "Words of reasons, names and contacts, which stand beside the record. Each look is on record.")
            .Takes("after", "Only texts that came after this version.").Takes("limit", "At most so many, 1 to 1000; 100 when missing.")
            .Gives<GrainTextsView>().Refuses(401, 403, 404, 428);
    }

    private static string PathOf(GrainKindDefinition kind) => kind.IsWithinHall ? $"/{kind.Name}/{{centre}}/{{id}}" : $"/{kind.Name}/{{id}}";

    // Who may do what is read by whoever may read it elsewhere.
    private static Permission PermissionOf(GrainKindDefinition kind) => kind is AccessGrainKind ? Permission.ReadAccess : Permission.ReadAudit;

    private static string Paths { get; } = string.Join(
        ", ", GrainKinds.All.Select(kind => kind.IsWithinHall ? $"/grains/{kind.Name}/CENTRE/ID" : $"/grains/{kind.Name}/ID"));

    private static string TitleOf(GrainKindDefinition kind) =>
        string.Concat(kind.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static string? Value(HttpContext context, string name) => context.GetRouteValue(name) as string;
}
