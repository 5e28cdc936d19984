using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Orleans.Actors;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Proxies;

/// <summary>A centre as its callers hold it.</summary>
/// <remarks>
/// On the centre's own silo what is called most needs no message. A centre that has just been taken over from may still be
/// told something so; when it abdicates, the one that took over compares its memory with the record.
/// </remarks>
internal sealed class CentreProxy(CentreId centre, ICentreActor actor, Caller caller, Entry? entry, LiveCentres? near) : ICentreGrain
{
    public ValueTask ObserveAsync(RequestRouting routing) =>
        near?.AtWork(centre) is { } here ? here.Grain.ObserveAsync(routing) : TellAsync((actor, routing), static told => told.actor.ObserveAsync(told.routing));

    public ValueTask ObserveStaffAsync(StaffState staff) =>
        TellAsync((actor, staff), static told => told.actor.ObserveStaffAsync(told.staff));

    public ValueTask ObserveDepartmentAsync(DepartmentState department) =>
        TellAsync((actor, department), static told => told.actor.ObserveDepartmentAsync(told.department));

    public ValueTask ObservePlanAsync(long version) =>
        TellAsync((actor, version), static told => told.actor.ObservePlanAsync(told.version));

    // A withdrawal whose answer was lost ends by itself; what counts is the one that is answered.
    public async ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff) => (await caller.RepeatAsync(
        (actor, staff), static call => call.actor.WithdrawStaffAsync(call.staff.ToString()), isCommand: false, CancellationToken.None))!;

    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isTold) =>
        TellAsync((actor, staff, number, isTold), static told => told.actor.EndWithdrawalAsync(told.staff.ToString(), told.number, told.isTold));

    public ValueTask ObserveFencedAsync(Epoch epoch) =>
        TellAsync((actor, epoch), static told => told.actor.ObserveFencedAsync(told.epoch.Value));

    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation = default) =>
        near?.AtWork(centre) is { } here ? here.Grain.ReadConditionsAsync(cancellation) : AskConditionsAsync(cancellation);

    public async ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation = default) =>
        entry is not null
            ? await entry.RunAsync(
                caller,
                (Proxy: this, staff, cancellation),
                meta,
                static (call, meta) => call.Proxy.TakeOnceAsync(call.staff, meta, call.cancellation),
                cancellation)
            : (await Caller.OnceAsync(
                (Proxy: this, staff, meta, cancellation), static call => call.Proxy.TakeOnceAsync(call.staff, call.meta, call.cancellation)))!;

    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation = default) =>
        near?.AtWork(centre) is { } here ? here.Grain.ReadWaitAsync(request, cancellation) : caller.RepeatAsync((actor, request, cancellation), static call => call.actor.ReadWaitAsync(call.request.Value, call.cancellation), isCommand: false, cancellation);

    public async ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department = null, int limit = 100, CancellationToken cancellation = default) =>
        (await caller.RepeatAsync(
            (actor, department, limit, cancellation),
            static call => call.actor.ReadQueueAsync(call.department?.ToString(), call.limit, call.cancellation),
            isCommand: false,
            cancellation))!;

    public async ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
        entry is not null
            ? await entry.RunAsync(
                caller, (actor, command, cancellation), meta, static (call, meta) => call.actor.ExecuteAsync(call.command, meta, call.cancellation), cancellation)
            : (await Caller.OnceAsync((actor, command, meta, cancellation), static call => call.actor.ExecuteAsync(call.command, call.meta, call.cancellation)))!;

    public async ValueTask<CentreState> ReadAsync(CancellationToken cancellation = default) =>
        (await caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadAsync(call.cancellation), isCommand: false, cancellation))!;

    public async ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation = default) =>
        (await caller.RepeatAsync((actor, cancellation), static call => call.actor.ReconcileAsync(call.cancellation), isCommand: false, cancellation))!;

    private ValueTask<Answer<Reply<TakenItem>>> TakeOnceAsync(StaffId staff, CommandMeta meta, CancellationToken cancellation) =>
        NearCall.RunAsync(
            near?.AtWork(centre),
            (actor, staff, meta, cancellation),
            static ValueTask<Reply<TakenItem>?> (grain, call) => grain.TakeNextAsync(call.staff, call.meta, call.cancellation)!,
            static call => call.actor.TakeNextAsync(call.staff.ToString(), call.meta, call.cancellation));

    private async ValueTask<SubmissionConditions> AskConditionsAsync(CancellationToken cancellation) =>
        (await caller.RepeatAsync((actor, cancellation), static call => call.actor.ReadConditionsAsync(call.cancellation), isCommand: false, cancellation))!;

    private async ValueTask TellAsync<TArg>(TArg argument, Func<TArg, ValueTask<Answer<Done>>> tell) =>
        await caller.RepeatAsync(argument, tell, isCommand: false, CancellationToken.None);
}
