using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Hosting;

// A grain as its callers hold it: a name, and the way to the live one. With a gate for callers from outside.

internal sealed class RequestProxy(GrainDirectory<RequestId, RequestGrain> requests, RequestId id, CommandGate? gate, bool isNew = false) : IRequestGrain
{
    public ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? RunAsync((command, meta, cancellation)) : gate.RunAsync((command, meta, cancellation), RunAsync);

    public ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        requests.CallAsync(id, (command, meta, cancellation), static (grain, call) => grain.DispatchAsync(call.command, call.meta, call.cancellation));

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation) =>
        requests.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<RequestRouting?> ReadRoutingAsync(CancellationToken cancellation) =>
        requests.CallAsync(id, cancellation, static (grain, token) => grain.ReadRoutingAsync(token));

    private ValueTask<Reply<RequestReceipt>> RunAsync((RequestCommand Command, CommandMeta Meta, CancellationToken Cancellation) call) =>
        requests.CallAsync(id, call, static (grain, args) => grain.ExecuteAsync(args.Command, args.Meta, args.Cancellation), isNew);
}

internal sealed class StaffProxy(GrainDirectory<(CentreId, StaffId), StaffGrain> staff, (CentreId, StaffId) id, CommandGate? gate) : IStaffGrain
{
    public ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? RunAsync((command, meta, cancellation)) : gate.RunAsync((command, meta, cancellation), RunAsync);

    public ValueTask<StaffState?> ReadAsync(CancellationToken cancellation) =>
        staff.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation) =>
        staff.CallAsync(id, cancellation, static (grain, token) => grain.ReadReportAsync(token));

    private ValueTask<Reply<StaffReceipt>> RunAsync((StaffCommand Command, CommandMeta Meta, CancellationToken Cancellation) call) =>
        staff.CallAsync(id, call, static (grain, args) => grain.ExecuteAsync(args.Command, args.Meta, args.Cancellation));
}

internal sealed class DepartmentProxy(
    GrainDirectory<(CentreId, DepartmentId), DepartmentGrain> departments, (CentreId, DepartmentId) id, CommandGate? gate) : IDepartmentGrain
{
    public ValueTask<Reply<DepartmentReceipt>> ExecuteAsync(DepartmentCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? RunAsync((command, meta, cancellation)) : gate.RunAsync((command, meta, cancellation), RunAsync);

    public ValueTask<DepartmentState?> ReadAsync(CancellationToken cancellation) =>
        departments.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<DepartmentReport?> ReadReportAsync(CancellationToken cancellation) =>
        departments.CallAsync(id, cancellation, static (grain, token) => grain.ReadReportAsync(token));

    private ValueTask<Reply<DepartmentReceipt>> RunAsync((DepartmentCommand Command, CommandMeta Meta, CancellationToken Cancellation) call) =>
        departments.CallAsync(id, call, static (grain, args) => grain.ExecuteAsync(args.Command, args.Meta, args.Cancellation));
}

internal sealed class PlanProxy(GrainDirectory<CentreId, PlanGrain> plans, CentreId id, CommandGate? gate) : IPlanGrain
{
    public ValueTask<Reply<PlanReceipt>> PublishAsync(HallPlan plan, long? expectedVersion, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? RunAsync((plan, expectedVersion, meta, cancellation)) : gate.RunAsync((plan, expectedVersion, meta, cancellation), RunAsync);

    public ValueTask<PublishedPlan?> ReadAsync(CancellationToken cancellation) =>
        plans.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<PublishedPlan?> ReadVersionAsync(long version, CancellationToken cancellation) =>
        plans.CallAsync(id, (version, cancellation), static (grain, call) => grain.ReadVersionAsync(call.version, call.cancellation));

    private ValueTask<Reply<PlanReceipt>> RunAsync((HallPlan Plan, long? Expected, CommandMeta Meta, CancellationToken Cancellation) call) =>
        plans.CallAsync(id, call, static (grain, args) => grain.PublishAsync(args.Plan, args.Expected, args.Meta, args.Cancellation));
}

internal sealed class CentreProxy(GrainDirectory<CentreId, CentreGrain> centres, CentreId id, CommandGate? gate) : ICentreGrain
{
    public ValueTask ObserveAsync(RequestRouting routing) => TellAsync(routing, static (grain, told) => grain.ObserveAsync(told));

    public ValueTask ObserveStaffAsync(StaffState staff) => TellAsync(staff, static (grain, told) => grain.ObserveStaffAsync(told));

    public ValueTask ObserveDepartmentAsync(DepartmentState department) =>
        TellAsync(department, static (grain, told) => grain.ObserveDepartmentAsync(told));

    public ValueTask ObservePlanAsync(long version) => TellAsync(version, static (grain, told) => grain.ObservePlanAsync(told));

    public ValueTask<ImmutableArray<WorkItemId>> WithdrawStaffAsync(StaffId staff) =>
        centres.CallAsync(id, staff, static (grain, who) => grain.WithdrawStaffAsync(who));

    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReadConditionsAsync(token));

    public ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? TakeAsync((staff, meta, cancellation)) : gate.RunAsync((staff, meta, cancellation), TakeAsync);

    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation) =>
        centres.CallAsync(id, (request, cancellation), static (grain, call) => grain.ReadWaitAsync(call.request, call.cancellation));

    public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department, int limit, CancellationToken cancellation) =>
        centres.CallAsync(id, (department, limit, cancellation), static (grain, call) => grain.ReadQueueAsync(call.department, call.limit, call.cancellation));

    public ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation) =>
        gate is null ? RunAsync((command, meta, cancellation)) : gate.RunAsync((command, meta, cancellation), RunAsync);

    public ValueTask<CentreState> ReadAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReadAsync(token));

    public ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation) =>
        centres.CallAsync(id, cancellation, static (grain, token) => grain.ReconcileAsync(token));

    private ValueTask<Reply<TakenItem>> TakeAsync((StaffId Staff, CommandMeta Meta, CancellationToken Cancellation) call) =>
        centres.CallAsync(id, call, static (grain, args) => grain.TakeNextAsync(args.Staff, args.Meta, args.Cancellation));

    private ValueTask<Reply<CentreReceipt>> RunAsync((CentreCommand Command, CommandMeta Meta, CancellationToken Cancellation) call) =>
        centres.CallAsync(id, call, static (grain, args) => grain.ExecuteAsync(args.Command, args.Meta, args.Cancellation));

    private async ValueTask TellAsync<TTold>(TTold told, Func<CentreGrain, TTold, ValueTask> tell) =>
        await centres.CallAsync(id, (told, tell), static async (grain, call) =>
        {
            await call.tell(grain, call.told);
            return true;
        });
}
