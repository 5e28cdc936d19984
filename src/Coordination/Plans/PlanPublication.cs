using Coordination.Centres;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;

namespace Coordination.Plans;

/// <summary>Publishes a plan and signs off those whom it leaves out; what they hold goes back to the queues first.</summary>
internal sealed class PlanPublication(IGrains grains, IJournalReader journal)
{
    /// <summary>Signs off whom the plan leaves out, and publishes it. Nobody is signed off for a plan that has faults or is of another version, or that is only proposed.</summary>
    /// <remarks>Between the two somebody may come back: then the plan is refused as it would have been.</remarks>
    public async ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var grain = grains.Plan(plan.Centre);
        if (await grain.ReadAsync(cancellation) is { Plan.PublishedByTwo: false } published && (expectedVersion ?? published.Version) == published.Version && PlanCheck.Check(plan).IsEmpty
            && await SignOffLeaversAsync(published.Plan, plan, meta.By, reason, cancellation) is { } refusal)
        {
            return Reply.Refused<PlanReceipt>(refusal);
        }

        return await grain.PublishAsync(plan, expectedVersion, meta, reason, cancellation);
    }

    /// <summary>Publishes the plan that waits for a second person, and signs off first whom it leaves out. Nobody is signed off where it may not be approved.</summary>
    public async ValueTask<Reply<PlanReceipt>> ApproveAsync(CentreId centre, long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default)
    {
        var grain = grains.Plan(centre);
        var reply = await grain.ApproveAsync(proposal, meta, reason, cancellation);
        if (reply is not { IsRefused: true, Refusal.Code: RefusalCodes.StaffAtWork }
            || await grain.ReadProposalAsync(cancellation) is not { } waiting || waiting.Number != proposal || await grain.ReadAsync(cancellation) is not { } published)
        {
            return reply;
        }

        return await SignOffLeaversAsync(published.Plan, waiting.Plan, meta.By, reason, cancellation) is { } refusal
            ? Reply.Refused<PlanReceipt>(refusal)
            : await grain.ApproveAsync(proposal, meta, reason, cancellation);
    }

    private async ValueTask<Refusal?> SignOffLeaversAsync(HallPlan published, HallPlan plan, Actor by, Reason? reason, CancellationToken cancellation)
    {
        if (await PlanObstacles.FindStrandedAsync(journal, published, plan, cancellation) is { } stranded)
        {
            return stranded;
        }

        foreach (var leaver in await StaffLeaving.FindAsync(journal, published, plan, cancellation))
        {
            if (await SignOffAsync(plan.Centre, leaver, by, KnownTo(published, reason), cancellation) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // A code that only the new plan lists is none yet.
    private static Reason? KnownTo(HallPlan published, Reason? reason) =>
        reason is { Code: { } code } && published.Reasons.OrEmpty().All(known => known.Id != code) ? reason.Said : reason;

    private async ValueTask<Refusal?> SignOffAsync(CentreId centre, Leaver leaver, Actor by, Reason? reason, CancellationToken cancellation)
    {
        if (leaver.Presence != StaffPresence.SignedOff)
        {
            var reply = await grains.Staff(centre, leaver.Staff).ExecuteAsync(new SignOff(Release: true) { Reason = reason }, new CommandMeta(by), cancellation);
            return reply is { IsRefused: true, Refusal: { Code: not RefusalCodes.WrongState } refusal } ? refusal : null;
        }

        foreach (var item in leaver.Holds)
        {
            await grains.Request(item.Request).ExecuteAsync(new ReleaseItem(item.Index, Reason.Of(EngineReasons.HolderSignedOff)), CommandMeta.Engine, cancellation);
        }

        return null;
    }
}
