using Coordination.Hosting;
using Coordination.Journal;
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
        foreach (var kind in Enum.GetValues<GrainKind>())
        {
            Map(management.MapGroup("/grains").WithTags("grains"), kind, KebabNames<GrainKind>.NameOf(kind));
        }

        management.MapGet("/grains/{kind}/{**rest}", (string kind) => new ProblemResult(Problem.NotFound(
            $"There is no such path for grains of kind '{kind}': ask for /grains/request/UUID, /grains/centre/ID, /grains/plan/CENTRE, /grains/department/CENTRE/ID or /grains/staff/CENTRE/ID, each also with /history.", "kind")))
            .ExcludeFromDescription();
    }

    private static void Map(RouteGroupBuilder grains, GrainKind kind, string name)
    {
        var path = GrainAddress.IsTwoPart(kind) ? $"/{name}/{{centre}}/{{id}}" : $"/{name}/{{id}}";

        grains.MapGet(path, (HttpContext context, ICoordination coordination, CancellationToken cancellation) =>
                GrainReading.ReadAsync(kind, Value(context, "centre"), Value(context, "id"), coordination, cancellation))
            .Is($"read{kind}Grain", $"A {name}'s current row and state", "The ETag is the version.").Gives<GrainView>().Refuses(404);

        grains.MapGet($"{path}/history", (HttpContext context, HistoryQuery query, ICoordination coordination, CancellationToken cancellation) =>
                HistoryReading.ReadAsync(kind, Value(context, "centre"), Value(context, "id"), query, coordination, cancellation))
            .Is($"read{kind}History", $"A {name}'s events with their hashes", "Personal text is left out; 'personal' says whether there is any.")
            .Takes("after", "Only events after this version.").Takes("limit", "At most so many, 1 to 1000; 100 when missing.")
            .Gives<HistoryView>().Refuses(404);
    }

    private static string? Value(HttpContext context, string name) => context.GetRouteValue(name) as string;
}
