using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Hosting;

// A grain as its callers hold it: a name, and the way to the live one. With a gate for callers from outside.

internal sealed class RequestProxy(GrainDirectory<RequestId, RequestGrain> requests, RequestId id, CommandGate? gate, bool isNew = false) : IRequestPeer
{
    public ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null || gate.TryEnter(command, meta, out var refusal)
            ? requests.CallAsync(
                id,
                (command, meta, cancellation),
                static (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation),
                gate,
                isNew)
            : new(Reply.Refused<RequestReceipt>(refusal));

    public ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        requests.CallAsync(id, (command, meta, cancellation), static (grain, call) => grain.DispatchAsync(call.command, call.meta, call.cancellation));

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation) =>
        requests.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast, CancellationToken cancellation) =>
        requests.CallAsync(id, (atLeast, cancellation), static (grain, call) => grain.ReadRoutingAsync(call.atLeast, call.cancellation));
}

internal sealed class PlanProxy(GrainDirectory<CentreId, PlanGrain> plans, CentreId id, CommandGate? gate) : IPlanGrain
{
    public ValueTask<Reply<PlanReceipt>> PublishAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
        ExecuteAsync(
            plan, meta, (plan, expectedVersion, meta, reason, cancellation), static (grain, call) => grain.PublishAsync(call.plan, call.expectedVersion, call.meta, call.reason, call.cancellation));

    public ValueTask<Reply<PlanReceipt>> ApproveAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation) =>
        ExecuteAsync(
            new ApprovePlan(proposal, reason), meta, (proposal, meta, reason, cancellation), static (grain, call) => grain.ApproveAsync(call.proposal, call.meta, call.reason, call.cancellation));

    public ValueTask<Reply<PlanReceipt>> DeclineAsync(long proposal, CommandMeta meta, Reason reason, CancellationToken cancellation) =>
        ExecuteAsync(
            new DeclinePlan(proposal, reason), meta, (proposal, meta, reason, cancellation), static (grain, call) => grain.DeclineAsync(call.proposal, call.meta, call.reason, call.cancellation));

    public ValueTask<ProposedPlan?> ReadProposalAsync(CancellationToken cancellation) =>
        plans.CallAsync(id, cancellation, static (grain, token) => grain.ReadProposalAsync(token));

    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation) =>
        plans.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation) =>
        plans.CallAsync(id, (version, cancellation), static (grain, call) => grain.ReadVersionAsync(call.version, call.cancellation));

    private ValueTask<Reply<PlanReceipt>> ExecuteAsync<TCall>(object command, CommandMeta meta, TCall call, Func<PlanGrain, TCall, ValueTask<Reply<PlanReceipt>>> decide) =>
        gate is null || gate.TryEnter(command, meta, out var refusal)
            ? plans.CallAsync(id, call, decide, gate)
            : new(Reply.Refused<PlanReceipt>(refusal));
}

internal sealed class CentreProxy(GrainDirectory<CentreId, CentreGrain> centres, CentreId id, CommandGate? gate) : ICentrePeer
{
    public ValueTask ObserveAsync(RequestRouting routing) =>
        centres.TellAsync(id, routing, static (grain, told) => grain.ObserveAsync(told));

    public ValueTask ObserveStaffAsync(StaffState staff) =>
        centres.TellAsync(id, staff, static (grain, told) => grain.ObserveStaffAsync(told));

    public ValueTask ObserveDepartmentAsync(DepartmentState department) =>
        centres.TellAsync(id, department, static (grain, told) => grain.ObserveDepartmentAsync(told));

    public ValueTask ObservePlanAsync(long version) =>
        centres.TellAsync(id, version, static (grain, told) => grain.ObservePlanAsync(told));

    public ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff) =>
        centres.CallAsync(id, staff, static (grain, who) => grain.WithdrawStaffAsync(who));

    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed) =>
        centres.TellAsync(id, (staff, number, isInformed), static (grain, told) => grain.EndWithdrawalAsync(told.staff, told.number, told.isInformed));

    public ValueTask ObserveFencedAsync(Epoch epoch) =>
        centres.TellAsync(id, epoch, static (grain, told) => grain.ObserveFencedAsync(told));

    public ValueTask CompareAgainAsync() => centres.TellAsync(id, true, static (grain, _) => grain.CompareAgainAsync());

    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReadConditionsAsync(token));

    public ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
        gate is null || gate.TryEnter(meta, out var refusal)
            ? centres.CallAsync(
                id, (staff, meta, reason, cancellation), static (grain, call) => grain.TakeNextAsync(call.staff, call.meta, call.reason, call.cancellation), gate)
            : new(Reply.Refused<TakenItem>(refusal));

    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation) =>
        centres.CallAsync(id, (request, cancellation), static (grain, call) => grain.ReadWaitAsync(call.request, call.cancellation));

    public ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation) =>
        centres.CallAsync(id, (requests, cancellation), static (grain, call) => grain.ReadWaitsAsync(call.requests, call.cancellation));

    public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department, int limit, CancellationToken cancellation) =>
        centres.CallAsync(id, (department, limit, cancellation), static (grain, call) => grain.ReadQueueAsync(call.department, call.limit, call.cancellation));

    public ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null || gate.TryEnter(command, meta, out var refusal)
            ? centres.CallAsync(
                id, (command, meta, cancellation), static (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation), gate)
            : new(Reply.Refused<CentreReceipt>(refusal));

    public ValueTask<CentreState> ReadAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReconcileAsync(token));
}
