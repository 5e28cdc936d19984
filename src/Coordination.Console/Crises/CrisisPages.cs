using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Crises;

/// <summary>The crisis plan: whether it counts, what it does, and what it moved.</summary>
internal static class CrisisPages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}/crisis", Show).Needs(Permission.ReadWork);

    private static IResult Show(InHall hall, HttpContext call, ICoordination coordination)
    {
        var readings = Requests.RequestsPages.SourcesOf(hall, call) is null ? null : call.RequestServices.GetRequiredService<CrisisReadings>();
        var names = ActorNames.In(call);
        return new PageResult<CrisisView, CrisisModel>("Crisis", (page, cancellation) => CrisisModel.ReadAsync(page, readings, coordination, names, cancellation)) { IsLive = true };
    }
}
