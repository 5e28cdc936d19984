using Coordination.Access;
using Coordination.Plans;
using Coordination.Plans.Previews;
using Coordination.Queries;
using Coordination.Web.Access;
using Coordination.Web.OpenApi;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

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
            .NeedsWithReason(Permission.PublishPlan).Is("publishPlan", "Publish a plan as the next version", "Checked as a whole: every fault is told at once, with its path. At most 16 MiB. One that leaves out somebody who is at work or holds something is refused with what they hold.")
            .Takes("release", "true: those whom the plan leaves out are signed off first, and what they hold goes back to the queues.")
            .Gives<PlanReceipt>().Refuses(403, 409, 412, 413, 415, 422, 428);
        plan.MapPost("/check", PlanTrials.CheckAsync)
            .Needs(Permission.CheckPlan).Is("checkPlan", "What a plan would change", "Nothing is published. Tells the faults, the differences from the published plan, and what it touches: those at work, open work that nobody could do any more, and booked times on which it would be closed.")
            .Gives<PlanPreview>().Refuses(404, 413, 415, 422);
        if (centre.ServiceProvider.GetService<RecordQueries>() is not null && centre.ServiceProvider.GetService<IPlanEffects>() is not null)
        {
            plan.MapPost("/effect", PlanTrials.EstimateAsync)
                .Needs(Permission.CheckPlan).Is("estimatePlanEffect", "What a plan would have done", "Nothing is published. The last recorded days of the hall are simulated under the published plan and under this one, with the same citizens; every difference has its 95 % interval.")
                .Takes("days", $"So many recorded days, 1 to {PlanEffect.MostDays}; 5 when missing.")
                .Gives<PlanEffect>().Refuses(404, 413, 415, 422);
        }

        plan.MapGet("/proposal", PlanProposals.ReadAsync)
            .Needs(Permission.ReadPlan).Is("readPlanProposal", "The plan that waits for a second person", "In a hall whose plan says 'publishedByTwo', a plan that is published is proposed, and counts once somebody else approves it.")
            .Gives<ProposalView>().Refuses(404);
        plan.MapGet("/proposal/{proposal}", PlanProposals.ReadPlanAsync)
            .Needs(Permission.ReadPlan).Is("readProposedPlan", "Its document").Gives<HallPlan>().Revalidates().Refuses(404);
        plan.MapPost("/proposal/{proposal}/approve", PlanProposals.ApproveAsync)
            .Needs(Permission.PublishPlan).IsCommand<PlanReceipt>("approvePlan", "Publish the plan that somebody else has proposed")
            .Takes("release", "true: those whom the plan leaves out are signed off first, and what they hold goes back to the queues.");
        plan.MapPost("/proposal/{proposal}/decline", PlanProposals.DeclineAsync)
            .Needs(Permission.PublishPlan).IsCommand<PlanReceipt>("declinePlan", "Put the plan that waits for a second person aside", "Whoever has proposed it may do so too.");
        plan.MapGet("/versions", PlanOperations.ListAsync)
            .Needs(Permission.ReadPlan).Is("listPlanVersions", "Every version, when, by whom and why").Gives<PlanVersions>().Refuses(404);
        plan.MapGet("/versions/{version}", PlanOperations.ReadVersionAsync)
            .Needs(Permission.ReadPlan).Is("readPlanVersion", "An earlier plan").Gives<HallPlan>().Revalidates().Refuses(404);
    }
}
