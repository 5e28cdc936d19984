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

namespace Coordination.Console.Floor;

/// <summary>Who is where, and what they hold.</summary>
internal static class FloorPages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}/floor", Show)
        .Needs(Permission.ReadWork).Takes(DepartmentScope.Parameter, "Only this department's.");

    private static IResult Show(InHall hall, QueueQuery query, ICoordination coordination) =>
        new PageResult<FloorView, FloorModel>("Floor", (page, cancellation) => FloorModel.ReadAsync(page, coordination, cancellation)) { IsLive = true };
}
