using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Proxies;

/// <summary>A centre as its callers hold it.</summary>
/// <remarks>
/// On the centre's own silo what is called most needs no message. A centre that has just been taken over from may still be
/// told something so; when it steps down, the one that took over compares its memory with the record.
/// </remarks>
internal sealed class CentreProxy(CentreId centre, IHostedCentreGrain reference, GrainCaller caller, CommandAdmission? admission, LiveCentres? local) : ICentrePeer
{
    public ValueTask ObserveAsync(RequestRouting routing) =>
        local?.AtWork(centre) is { } here ? here.Grain.ObserveAsync(routing) : TellAsync((reference, routing), static told => told.reference.ObserveAsync(told.routing));

    public ValueTask ObserveStaffAsync(StaffState staff) =>
        TellAsync((reference, staff), static told => told.reference.ObserveStaffAsync(told.staff));

    public ValueTask ObserveDepartmentAsync(DepartmentState department) =>
        TellAsync((reference, department), static told => told.reference.ObserveDepartmentAsync(told.department));

    public ValueTask ObservePlanAsync(long version) =>
        TellAsync((reference, version), static told => told.reference.ObservePlanAsync(told.version));

    // A withdrawal whose answer was lost ends by itself; what counts is the one that is answered.
    public async ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff) => (await caller.RepeatAsync(
        (reference, staff), static call => call.reference.WithdrawStaffAsync(call.staff.ToString()), isCommand: false, CancellationToken.None))!;

    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed) =>
        TellAsync((reference, staff, number, isInformed), static told => told.reference.EndWithdrawalAsync(told.staff.ToString(), told.number, told.isInformed));

    public ValueTask ObserveFencedAsync(Epoch epoch) =>
        TellAsync((reference, epoch), static told => told.reference.ObserveFencedAsync(told.epoch.Value));

    public ValueTask CompareAgainAsync() => TellAsync(reference, static reference => reference.CompareAgainAsync());

    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default) =>
        local?.AtWork(centre) is { } here ? here.Grain.ReadConditionsAsync(cancellation) : AskConditionsAsync(cancellation);

    public async ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason = null, CancellationToken cancellation = default) =>
        admission is not null
            ? await admission.RunAsync(
                caller,
                (Proxy: this, staff, reason, cancellation),
                staff,
                meta,
                static (call, meta) => call.Proxy.TakeOnceAsync(call.staff, meta, call.reason, call.cancellation),
                cancellation)
            : (await GrainCaller.OnceAsync(
                (Proxy: this, staff, meta, reason, cancellation), static call => call.Proxy.TakeOnceAsync(call.staff, call.meta, call.reason, call.cancellation)))!;

    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default) =>
        local?.AtWork(centre) is { } here ? here.Grain.ReadWaitAsync(request, cancellation) : caller.RepeatAsync((reference, request, cancellation), static call => call.reference.ReadWaitAsync(call.request.Value, call.cancellation), isCommand: false, cancellation);

    public async ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation = default) => local?.AtWork(centre) is { } here
        ? await here.Grain.ReadWaitsAsync(requests, cancellation)
        : (await caller.RepeatAsync(
            (reference, requests: new RequestList(requests), cancellation),
            static call => call.reference.ReadWaitsAsync(call.requests, call.cancellation),
            isCommand: false,
            cancellation))!.Requests;

    public async ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department = null, int limit = 100, CancellationToken cancellation = default) =>
        (await caller.RepeatAsync(
            (reference, department, limit, cancellation),
            static call => call.reference.ReadQueueAsync(call.department?.ToString(), call.limit, call.cancellation),
            isCommand: false,
            cancellation))!;

    public async ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        admission is not null
            ? await admission.RunAsync(
                caller, (reference, command, cancellation), command, meta, static (call, meta) => call.reference.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await GrainCaller.OnceAsync((reference, command, meta, cancellation), static call => call.reference.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public async ValueTask<CentreState> ReadAsync(CancellationToken cancellation = default) =>
        (await caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadAsync(call.cancellation), isCommand: false, cancellation))!;

    public async ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default) =>
        (await caller.RepeatAsync((reference, cancellation), static call => call.reference.ReconcileAsync(call.cancellation), isCommand: false, cancellation))!;

    private ValueTask<Answer<Reply<TakenItem>>> TakeOnceAsync(StaffId staff, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
        LocalCall.RunAsync(
            local?.AtWork(centre),
            (reference, staff, meta, reason, cancellation),
            static ValueTask<Reply<TakenItem>?> (grain, call) => grain.TakeNextAsync(call.staff, call.meta, call.reason, call.cancellation)!,
            static call => call.reference.TakeNextAsync(call.staff.ToString(), call.meta, call.reason, call.cancellation));

    private async ValueTask<SubmissionConditions> AskConditionsAsync(CancellationToken cancellation) =>
        (await caller.RepeatAsync((reference, cancellation), static call => call.reference.ReadConditionsAsync(call.cancellation), isCommand: false, cancellation))!;

    private async ValueTask TellAsync<TArg>(TArg argument, Func<TArg, ValueTask<Answer<Done>>> tell) =>
        await caller.RepeatAsync(argument, tell, isCommand: false, CancellationToken.None);
}
