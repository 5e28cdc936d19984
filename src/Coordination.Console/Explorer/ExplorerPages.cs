using System.Globalization;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Web.Access;
using Coordination.Web.Management.Grains;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Explorer;

/// <summary>Any grain, as it is and as it was, what changed, and whether its chain holds.</summary>
internal static class ExplorerPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/halls/{centre}/explorer", Show).Needs(Permission.ReadAudit).Takes("kind", "The kind of grain.").Takes("id", "Its id.");
        foreach (var kind in GrainKinds.All)
        {
            pages.MapGet(kind.IsWithinHall ? $"/grains/{kind.Name}/{{centre}}/{{id}}" : $"/grains/{kind.Name}/{{id}}",
                    (HttpContext call, GrainVersionQuery version, HistoryQuery history, GrainMoment moment, ICoordination coordination) =>
                        moment.Local is { } local ? GoToAsync(kind, call, local, coordination) : Task.FromResult(ShowGrain(kind, call, version, history, coordination)))
                .WithMetadata(kind).Needs(PermissionOf(kind))
                .Takes("version", "As it was at this version.").Takes("at", "As it was at this instant.").Takes(GrainMoment.Parameter, "As it was when the hall's clocks showed this.").Takes("after", "Only events after this version.").Takes("limit", "At most so many events.");
        }

        GrainDiffPages.Map(pages);
    }

    /// <summary>What looking at a kind of grain needs, as the API asks it.</summary>
    public static Permission PermissionOf(GrainKindDefinition kind) => PermissionOf(kind.Kind);

    /// <summary>The same of a kind by its name on record.</summary>
    public static Permission PermissionOf(GrainKind kind) => kind == AccessGrainKind.KeyOf(null).Kind ? Permission.ReadAccess : Permission.ReadAudit;

    /// <summary>The address of a grain's page.</summary>
    public static string AddressOf(GrainKindDefinition kind, string? centre, string? id) => $"{ConsolePaths.Root}/grains/{kind.Name}/{(kind.IsWithinHall ? $"{centre}/" : "")}{id}";

    // The form names kind and id; the address of what they name is another one.
    private static IResult Show(InHall hall, HttpContext call)
    {
        var (kind, id) = (GrainKinds.All.FirstOrDefault(one => one.Name == call.Request.Query["kind"]), call.Request.Query["id"].ToString().Trim());
        return kind is null || id.Length == 0
            ? new PageResult<ExplorerView, ExplorerModel>("Explorer", (_, _) => ValueTask.FromResult<Found<ExplorerModel>>(new ExplorerModel(GrainKinds.All)))
            : PageAnswer.Go(call, $"{ConsolePaths.Root}/grains/{kind.Name}/{(kind.IsWithinHall ? $"{hall.Id}/" : "")}{Uri.EscapeDataString(id)}");
    }

    // The address of a moment names its instant: clocks are of a hall, and are set.
    private static async Task<IResult> GoToAsync(GrainKindDefinition kind, HttpContext call, DateTime local, ICoordination coordination)
    {
        if (!GrainAddress.TryRead(kind, call.GetRouteValue("centre") as string, call.GetRouteValue("id") as string, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        var row = await coordination.Journal.ReadRowAsync(key, call.RequestAborted);
        var zone = PageContexts.ZoneOf(row is null ? null : (await coordination.Plan(row.Centre).ReadAsync(call.RequestAborted))?.Plan);
        var at = ZoneClock.Of(zone.Id).InstantOf(local);
        return PageAnswer.Go(call, $"{call.Request.PathBase}{call.Request.Path}?at={at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}");
    }

    private static IResult ShowGrain(GrainKindDefinition kind, HttpContext call, GrainVersionQuery version, HistoryQuery history, ICoordination coordination)
    {
        var (centre, id) = (call.GetRouteValue("centre") as string, call.GetRouteValue("id") as string);
        var names = ActorNames.In(call);
        return new PageResult<GrainPageView, GrainModel>("Explorer", (page, cancellation) => GrainModel.ReadAsync(
            kind, centre, id, version, history, coordination,
            async (hall, shown) => await names.ReadAsync(page.Plan is null ? await PageContexts.ReadAsync(call, hall) : page, shown, cancellation), cancellation))
        {
            HallOf = model => model.Grain.Centre,
            Title = (page, model) => $"{page.Texts.OfCode("Kind", kind.Name)} {model.Grain.Id}",
        };
    }
}

/// <summary>What can be looked at.</summary>
internal sealed record ExplorerModel(IReadOnlyList<GrainKindDefinition> Kinds);
