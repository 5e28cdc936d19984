using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Crises;

/// <summary>The crisis plan: whether it counts, what it does, and what it moved.</summary>
internal static class CrisisPages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}/crisis", Show).Needs(Permission.ReadWork);

    private static IResult Show(InHall hall, HttpContext call, ICoordination coordination)
    {
        var sources = Requests.RequestsPages.SourcesOf(hall, call);
        return new PageResult<CrisisView, CrisisModel>("Crisis", (page, cancellation) => CrisisModel.ReadAsync(page, sources, coordination, cancellation)) { IsLive = true };
    }
}
