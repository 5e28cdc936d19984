using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Responses;
using Coordination.Web.StaffDesk;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>The plan that waits for a second person, in halls whose plans are published by two.</summary>
internal static class PlanProposals
{
    public static async Task<IResult> ReadAsync(RouteValue<CentreId> centre, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadProposalAsync(cancellation) is { } waiting
            ? new JsonResponse<ProposalView>(new ProposalView(waiting.Number, waiting.At, waiting.By, waiting.Replaces) { Words = await WordsAsync(centre.Value, waiting.Number, coordination.Journal, cancellation) })
            : ReplyResults.NotFound($"No plan of centre '{centre.Value}' waits for a second person.", "proposal");

    public static async Task<IResult> ReadPlanAsync(
        RouteValue<CentreId> centre, RouteValue<VersionNumber> proposal, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadProposalAsync(cancellation) is { } waiting && waiting.Number == proposal.Value.Value
            ? new PlanResponse(new PublishedPlan(waiting.Number, waiting.At, waiting.Plan))
            : ReplyResults.NotFound($"Proposal {proposal.Value} of centre '{centre.Value}' does not wait for a second person.", nameof(proposal));

    public static async Task<IResult> ApproveAsync(
        RouteValue<CentreId> centre, RouteValue<VersionNumber> proposal, PlanRelease release, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer(release.Releases
            ? await new PlanPublication(coordination, coordination.Journal).ApproveAsync(centre.Value, proposal.Value.Value, caller.Meta, body.Value.ToReason(), cancellation)
            : await coordination.Plan(centre.Value).ApproveAsync(proposal.Value.Value, caller.Meta, body.Value.ToReason(), cancellation));

    public static async Task<IResult> DeclineAsync(
        RouteValue<CentreId> centre, RouteValue<VersionNumber> proposal, Body<ReasonBody> body, SupervisorCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        Answer(await coordination.Plan(centre.Value).DeclineAsync(proposal.Value.Value, caller.Meta, body.Value.ToReason(), cancellation));

    /// <summary>Why a plan was proposed, in words; null where nobody said so, or where they were erased.</summary>
    public static async ValueTask<string?> WordsAsync(CentreId centre, long proposal, IJournalReader journal, CancellationToken cancellation)
    {
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.OfPlan(centre), proposal - 1, cancellation))
        {
            return StaffNames.ReadWords(entry.Event.Personal);
        }

        return null;
    }

    private static IResult Answer(Reply<PlanReceipt> reply) =>
        reply.IsRefused ? ReplyResults.Refused(reply.Refusal) : new JsonResponse<PlanReceipt>(reply.Value) { NewTag = EntityTags.Of(reply.Value.Version) };
}

/// <summary>A plan that waits for a second person.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="Replaces">The version that it replaces.</param>
internal sealed record ProposalView(long Number, DateTimeOffset At, Actor By, long Replaces)
{
    /// <summary>Why, in words; none where nobody said so, or where they were erased.</summary>
    public string? Words { get; init; }
}
