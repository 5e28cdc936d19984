using Coordination.Access;
using Coordination.Console.Guards;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Management.Centres;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Overview;

/// <summary>A hall at one look.</summary>
internal static class OverviewPages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}", Show)
        .Needs(Permission.ReadWork).Takes(DepartmentScope.Parameter, "Only this department's.");

    private static IResult Show(InHall hall, QueueQuery query, ICoordination coordination, DayTotals totals) =>
        new PageResult<OverviewView, OverviewModel>("Overview", (page, cancellation) => OverviewModel.ReadAsync(page, coordination, totals, cancellation)) { IsLive = true };
}
