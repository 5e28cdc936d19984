using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Staff;

/// <summary>One person: how they stand, what they hold, and what they did on a day.</summary>
internal static class StaffPages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/halls/{centre}/staff/{staff}", Show)
        .Needs(Permission.ReadWork).Takes("day", "What they did on this day; today when missing.").Takes("department", "As the page before was restricted.");

    private static IResult Show(InHall hall, OfStaff staff, DayQuery day, HttpContext call, ICoordination coordination)
    {
        var sources = Requests.RequestsPages.SourcesOf(hall, call);
        return new PageResult<StaffView, StaffModel>("Floor", (page, cancellation) => StaffModel.ReadAsync(page, staff.Id, day.Day, sources, coordination, cancellation))
        {
            IsLive = day.Day is null,
            Title = (page, model) => model.FormerName ?? page.NameOf(staff.Id),
        };
    }
}
