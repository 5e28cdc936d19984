using Coordination.Access;
using Coordination.Plans;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Plans;

/// <summary>Plans, for administrators.</summary>
internal static class PlanEndpoints
{
    public static void Map(IEndpointRouteBuilder centre)
    {
        var plan = centre.MapGroup("/plan").WithTags("plans");
        plan.MapGet("", PlanOperations.ReadAsync)
            .Needs(Permission.ReadPlan).Is("readPlan", "The published plan", "As its own document: change it and send it back. The ETag is the version.").Gives<HallPlan>().Revalidates().Refuses(404);
        plan.MapPut("", PlanOperations.PublishAsync).WithMetadata(new KnownHallFilter.MakesHall())
            .NeedsWithReason(Permission.PublishPlan).Is("publishPlan", "Publish a plan as the next version", "Checked as a whole: every fault is told at once, with its path. At most 16 MiB.")
            .Gives<PlanReceipt>().Refuses(403, 412, 413, 415, 422, 428);
        plan.MapGet("/versions", PlanOperations.ListAsync)
            .Needs(Permission.ReadPlan).Is("listPlanVersions", "Every version, when and by whom").Gives<PlanVersions>().Refuses(404);
        plan.MapGet("/versions/{version}", PlanOperations.ReadVersionAsync)
            .Needs(Permission.ReadPlan).Is("readPlanVersion", "An earlier plan").Gives<HallPlan>().Revalidates().Refuses(404);
    }
}
