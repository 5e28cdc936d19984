using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Torture.Bugs;

/// <summary>What centres and requests tell each other is wrong: a deliberate bug changes or loses it.</summary>
internal abstract class RoutingBug : Bug
{
    public override IPeerGrains Grains(IPeerGrains sound, Running.World world) => new Changed(sound, this);

    /// <summary>What the centre is told of a request; null for nothing.</summary>
    protected virtual RequestRouting? Corrupt(RequestRouting routing) => routing;

    /// <summary>What the centre is told of a member of staff.</summary>
    protected virtual StaffState Corrupt(StaffState staff) => staff;

    /// <summary>What admission is told of the hall.</summary>
    protected virtual SubmissionConditions Corrupt(SubmissionConditions conditions) => conditions;

    /// <summary>Whether a command of the centre arrives.</summary>
    protected virtual bool Arrives(RequestCommand command) => true;

    /// <summary>Whether a command of another grain arrives.</summary>
    protected virtual bool Executes(RequestCommand command) => true;

    /// <summary>A command of the centre as the request is told it.</summary>
    protected virtual RequestCommand Told(RequestCommand command) => command;

    /// <summary>Whether a withdrawal has an effect.</summary>
    protected virtual bool Withdraws => true;

    private sealed class Changed(IPeerGrains sound, RoutingBug bug) : GrainsBug(sound)
    {
        public override IRequestPeer Request(RequestId request) => new ChangedRequest(base.Request(request), bug);

        public override ICentrePeer Centre(CentreId centre) => new ChangedCentre(base.Centre(centre), bug);
    }

    private sealed class ChangedRequest(IRequestPeer sound, RoutingBug bug) : IRequestPeer
    {
        public ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
            bug.Executes(command) ? sound.ExecuteAsync(command, meta, cancellation) : new(Reply.Refused<RequestReceipt>(RefusalCodes.WrongState, "It was lost."));

        public async ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
        {
            if (!bug.Arrives(command))
            {
                return Reply.Refused<RequestRouting>(RefusalCodes.WrongState, "It was lost.");
            }

            var reply = await sound.DispatchAsync(bug.Told(command), meta, cancellation);
            return reply.IsRefused || bug.Corrupt(reply.Value) is not { } told ? reply : Reply.Of(told);
        }

        public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation) => sound.ReadAsync(cancellation);

        public async ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast, CancellationToken cancellation) =>
            await sound.ReadRoutingAsync(atLeast, cancellation) is { } routing ? bug.Corrupt(routing) : null;
    }

    private sealed class ChangedCentre(ICentrePeer sound, RoutingBug bug) : ICentrePeer
    {
        public ValueTask ObserveAsync(RequestRouting routing) =>
            bug.Corrupt(routing) is { } told ? sound.ObserveAsync(told) : ValueTask.CompletedTask;

        public ValueTask ObserveStaffAsync(StaffState staff) => sound.ObserveStaffAsync(bug.Corrupt(staff));

        public ValueTask ObserveDepartmentAsync(DepartmentState department) => sound.ObserveDepartmentAsync(department);

        public ValueTask ObservePlanAsync(long version) => sound.ObservePlanAsync(version);

        public async ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff)
        {
            var withdrawal = await sound.WithdrawStaffAsync(staff);
            if (!bug.Withdraws)
            {
                await sound.EndWithdrawalAsync(staff, withdrawal.Number, isInformed: true);
            }

            return withdrawal;
        }

        public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed) => sound.EndWithdrawalAsync(staff, number, isInformed);

        public ValueTask ObserveFencedAsync(Epoch epoch) => sound.ObserveFencedAsync(epoch);

        public ValueTask CompareAgainAsync() => sound.CompareAgainAsync();

        public async ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation) => bug.Corrupt(await sound.ReadConditionsAsync(cancellation));

        public ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
            sound.TakeNextAsync(staff, meta, reason, cancellation);

        public ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation) => sound.ReadWaitsAsync(requests, cancellation);

        public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation) => sound.ReadWaitAsync(request, cancellation);

        public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department, int limit, CancellationToken cancellation) =>
            sound.ReadQueueAsync(department, limit, cancellation);

        public ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation) =>
            sound.ExecuteAsync(command, meta, cancellation);

        public ValueTask<CentreState> ReadAsync(CancellationToken cancellation) => sound.ReadAsync(cancellation);

        public ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation) => sound.ReconcileAsync(cancellation);
    }
}
