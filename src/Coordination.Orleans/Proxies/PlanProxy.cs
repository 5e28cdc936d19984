using Coordination.Orleans.Answers;
using Coordination.Orleans.Grains;
using Coordination.Plans;

namespace Coordination.Orleans.Proxies;

/// <summary>A hall's plan as its callers hold it.</summary>
internal sealed class PlanProxy(IHostedPlanGrain reference, GrainCaller caller, CommandAdmission? admission) : IPlanGrain
{
    public ValueTask<Reply<PlanReceipt>> PublishAsync(
        HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default) =>
        ExecuteAsync(
            plan,
            (reference, plan, expectedVersion, reason, cancellation),
            meta,
            static (call, meta) => call.reference.PublishAsync(call.plan, call.expectedVersion, meta, call.reason, call.cancellation),
            cancellation);

    public ValueTask<Reply<PlanReceipt>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default) =>
        ExecuteAsync(
            new ApprovePlan(proposal, reason),
            (reference, proposal, reason, cancellation),
            meta,
            static (call, meta) => call.reference.ApproveAsync(call.proposal, meta, call.reason, call.cancellation),
            cancellation);

    public ValueTask<Reply<PlanReceipt>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation = default) =>
        ExecuteAsync(
            new DeclinePlan(proposal, reason),
            (reference, proposal, reason, cancellation),
            meta,
            static (call, meta) => call.reference.DeclineAsync(call.proposal, meta, call.reason, call.cancellation),
            cancellation);

    public ValueTask<ProposedPlan?> ReadProposalAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadProposalAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadAsync(call.cancellation), isCommand: false, cancellation);

    public ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation = default) =>
        caller.RepeatAsync((reference, version, cancellation), static call => call.reference.ReadVersionAsync(call.version, call.cancellation), isCommand: false, cancellation);

    private async ValueTask<Reply<PlanReceipt>> ExecuteAsync<TCall>(
        object command, TCall argument, CommandMeta meta, Func<TCall, CommandMeta, ValueTask<Answer<Reply<PlanReceipt>>>> call, CancellationToken cancellation) =>
        admission is not null
            ? await admission.RunAsync(caller, argument, command, meta, call, cancellation)
            : (await GrainCaller.OnceAsync((argument, meta, call), static given => given.call(given.argument, given.meta)))!;
}
