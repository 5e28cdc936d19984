using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Coordination.Orleans.Grains;

/// <summary>A hall's centre on a silo. It stays as long as its silo does, and when it must leave, the next one is woken.</summary>
[Reentrant]
[NearHall]
[KeepAlive]
[GrainType(GrainNames.Centre)]
internal sealed class HostedCentreGrain(SiloParts silo) : HostedGrain<CentreGrain>, IHostedCentreGrain, IRemindable
{
    private CentreId Centre => HallKey.Id<CentreId>(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        silo.Local.Centres.Set(Centre, grain: null);
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        silo.Local.Centres.Remove(Centre);
        if (silo.Homes.Of(Centre) is { } home && !home.Equals(silo.Homes.Here))
        {
            var (there, centre, left) = (GrainFactory.GetGrain<ISiloGrain>(home.ToParsableString()), Centre.ToString(), GrainContext.Deactivated);
            silo.Services.Background.Start("Waking a centre at its new home", async () => await LastCalls.WakeAsync(left, there, centre));
        }
    }

    // Builds before this one set a reminder for every hall; what they left in the database ends when it rings.
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await this.GetReminder(reminderName) is { } left)
        {
            await this.UnregisterReminder(left);
        }
    }

    public ValueTask<Answer<Done>> ObserveAsync(RequestRouting routing) =>
        TellAsync(routing, static (grain, told) => grain.ObserveAsync(told));

    public ValueTask<Answer<Done>> ObserveStaffAsync(StaffState staff) =>
        TellAsync(staff, static (grain, told) => grain.ObserveStaffAsync(told));

    public ValueTask<Answer<Done>> ObserveDepartmentAsync(DepartmentState department) =>
        TellAsync(department, static (grain, told) => grain.ObserveDepartmentAsync(told));

    public ValueTask<Answer<Done>> ObservePlanAsync(long version) =>
        TellAsync(version, static (grain, told) => grain.ObservePlanAsync(told));

    public ValueTask<Answer<Withdrawal>> WithdrawStaffAsync(string staff) =>
        CallAsync(HallKey.Id<StaffId>(staff), static ValueTask<Withdrawal?> (grain, who) => grain.WithdrawStaffAsync(who)!);

    public ValueTask<Answer<Done>> EndWithdrawalAsync(string staff, long number, bool isInformed) =>
        TellAsync((HallKey.Id<StaffId>(staff), number, isInformed), static (grain, told) => grain.EndWithdrawalAsync(told.Item1, told.number, told.isInformed));

    public ValueTask<Answer<Done>> ObserveFencedAsync(long epoch) =>
        TellAsync(new Epoch(epoch), static (grain, told) => grain.ObserveFencedAsync(told));

    public ValueTask<Answer<Done>> CompareAgainAsync() =>
        TellAsync(true, static (grain, _) => grain.CompareAgainAsync());

    public ValueTask<Answer<SubmissionConditions>> ReadConditionsAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static ValueTask<SubmissionConditions?> (grain, token) => grain.ReadConditionsAsync(token)!);

    public ValueTask<Answer<Reply<TakenItem>>> TakeNextAsync(string staff, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
        CallAsync(
            (HallKey.Id<StaffId>(staff), meta, reason, cancellation),
            static ValueTask<Reply<TakenItem>?> (grain, call) => grain.TakeNextAsync(call.Item1, call.meta, call.reason, call.cancellation)!);

    public ValueTask<Answer<WaitReport>> ReadWaitAsync(Guid request, CancellationToken cancellation) =>
        CallAsync((new RequestId(request), cancellation), static (grain, call) => grain.ReadWaitAsync(call.Item1, call.cancellation));

    public ValueTask<Answer<WaitList>> ReadWaitsAsync(RequestList requests, CancellationToken cancellation) =>
        CallAsync(
            (requests.Requests, cancellation),
            static async ValueTask<WaitList?> (grain, call) => new WaitList(await grain.ReadWaitsAsync(call.Item1, call.cancellation)));

    public ValueTask<Answer<QueueReport>> ReadQueueAsync(string? department, int limit, CancellationToken cancellation) =>
        CallAsync(
            (department is null ? (DepartmentId?)null : HallKey.Id<DepartmentId>(department), limit, cancellation),
            static ValueTask<QueueReport?> (grain, call) => grain.ReadQueueAsync(call.Item1, call.limit, call.cancellation)!);

    public ValueTask<Answer<Reply<CentreReceipt>>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation) =>
        CallAsync(
            (command, meta, cancellation),
            static ValueTask<Reply<CentreReceipt>?> (grain, call) => grain.ExecuteAsync(call.command, call.meta, call.cancellation)!);

    public ValueTask<Answer<CentreState>> ReadAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static ValueTask<CentreState?> (grain, token) => grain.ReadAsync(token)!);

    public ValueTask<Answer<ReconciliationReport>> ReconcileAsync(CancellationToken cancellation) =>
        CallAsync(cancellation, static ValueTask<ReconciliationReport?> (grain, token) => grain.ReconcileAsync(token)!);

    public ValueTask MoveHomeAsync()
    {
        if (!silo.Homes.IsHere(Centre))
        {
            // The directory names the new home at the moment that this one leaves, so that no call comes between and begins it again here.
            MigrateOnIdle();
        }

        return ValueTask.CompletedTask;
    }

    // From here on the grains of this silo reach it without a message.
    protected override void OnCalled(CentreGrain grain)
    {
        if (TryMakeLocal(grain, out var local))
        {
            silo.Local.Centres.Set(Centre, local);
        }
    }

    protected override CoordinationException? DepositionOf(CentreGrain grain) => grain.Deposition;

    protected override CentreGrain Create() => new(Centre, silo.Services, silo.Centres, silo.Restarts, StepDown);

    // What this one was told after the other had read the record, the other does not know.
    private void StepDown()
    {
        GrainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "Another centre of the hall has taken over."));
        var centre = silo.Services.Grains.Centre(Centre);
        silo.Services.Background.Start("Having the centre that took over compare its memory", async () => await LastCalls.CompareAsync(centre));
    }
}
