using Coordination.Centres;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Coordination.Plans;
using Orleans;
using Orleans.Concurrency;

namespace Coordination.Orleans.Grains;

/// <summary>A hall's plan on a silo. A plan is published when every silo admits by it.</summary>
[Reentrant]
[NearHall]
[GrainType(GrainNames.Plan)]
internal sealed class HostedPlanGrain(SiloParts silo, PlanBroadcast news) : HostedGrain<PlanGrain>, IHostedPlanGrain
{
    private CentreId Centre => HallKey.Id<CentreId>(this.GetPrimaryKeyString());

    public async ValueTask<Answer<Reply<PlanReceipt>>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason, CancellationToken cancellation)
    {
        var answer = await CallAsync(
            (plan, expectedVersion, meta, reason, cancellation),
            static ValueTask<Reply<PlanReceipt>?> (grain, call) =>
                grain.PublishAsync(call.plan, call.expectedVersion, call.meta, call.reason, call.cancellation)!);
        return await TellAsync(answer, cancellation);
    }

    public async ValueTask<Answer<Reply<PlanReceipt>>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation)
    {
        var answer = await CallAsync(
            (proposal, meta, reason, cancellation),
            static ValueTask<Reply<PlanReceipt>?> (grain, call) => grain.ApproveAsync(call.proposal, call.meta, call.reason, call.cancellation)!);
        return await TellAsync(answer, cancellation);
    }

    public ValueTask<Answer<Reply<PlanReceipt>>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation) =>
        CallAsync(
            (proposal, meta, reason, cancellation),
            static ValueTask<Reply<PlanReceipt>?> (grain, call) => grain.DeclineAsync(call.proposal, call.meta, call.reason, call.cancellation)!);

    public ValueTask<Answer<ProposedPlan>> ReadProposalAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadProposalAsync(token));

    public ValueTask<Answer<PublishedPlan>> ReadAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<Answer<PublishedPlan>> ReadVersionAsync(long version, CancellationToken cancellation) =>
        CallAsync((version, cancellation), static (grain, call) => grain.ReadVersionAsync(call.version, call.cancellation));

    private async ValueTask<Answer<Reply<PlanReceipt>>> TellAsync(Answer<Reply<PlanReceipt>> answer, CancellationToken cancellation)
    {
        if (answer.Value is { IsRefused: false } reply)
        {
            await news.TellAsync(Centre, reply.Value.Version, cancellation);
        }

        return answer;
    }

    protected override PlanGrain Create() => new(Centre, silo.Services);
}
