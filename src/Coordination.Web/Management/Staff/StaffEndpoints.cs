using Coordination.Access;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.OpenApi;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Staff;

/// <summary>Members of staff, for supervisors.</summary>
internal static class StaffEndpoints
{
    public static void Map(IEndpointRouteBuilder centre) =>
        centre.MapGroup("/staff/{staff}").WithTags("staff").MapGet("/report", ReportAsync)
            .Needs(Permission.ReadWork).Is("reportStaff", "What a member of staff can do, and how they stand right now").Gives<StaffReport>().Refuses(404);

    private static async Task<IResult> ReportAsync(
        RouteValue<CentreId> centre, RouteValue<StaffId> staff, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Staff(centre.Value, staff.Value).ReadReportAsync(cancellation) is { } report
            ? new JsonResponse<StaffReport>(report)
            : ReplyResults.NotFound($"The plan of centre '{centre.Value}' knows no member of staff '{staff.Value}'.", nameof(staff));
}
