using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Torture.Messages;

/// <summary>Grains as other grains reach them: by messages.</summary>
internal sealed class SimulatedGrains(IPeerGrains grains, Network network) : IPeerGrains
{
    public IRequestPeer Request(RequestId request) => new RequestByMessage(grains.Request(request), request, network);

    public ICentrePeer Centre(CentreId centre) => new CentreByMessage(grains.Centre(centre), network);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => grains.Department(centre, department);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => new StaffByMessage(grains.Staff(centre, staff), network);

    public IPlanGrain Plan(CentreId centre) => grains.Plan(centre);

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        network.AskAsync(() => grains.NoteAsync(grain, note, meta, cancellation));

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => new ChannelByMessage(grains.Channel(kind, centre, id), network);
}

internal sealed class RequestByMessage(IRequestPeer grain, RequestId id, Network network) : IRequestPeer
{
    public ValueTask<Reply<RequestReceipt>> ExecuteAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ExecuteAsync(command, meta, cancellation));

    public ValueTask<Reply<RequestRouting>> DispatchAsync(RequestCommand command, CommandMeta meta, CancellationToken cancellation)
    {
        network.Watch.Decisions.OnDecision(network.Process, id, command);
        return network.AskAsync(() => grain.DispatchAsync(command, meta, cancellation));
    }

    public ValueTask<RequestState?> ReadAsync(CancellationToken cancellation) => network.AskAsync(() => grain.ReadAsync(cancellation));

    public ValueTask<RequestRouting?> ReadRoutingAsync(long atLeast, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReadRoutingAsync(atLeast, cancellation));
}

internal sealed class ChannelByMessage(IGrainChannel channel, Network network) : IGrainChannel
{
    public ValueTask<Reply<TReceipt>> ExecuteAsync<TReceipt>(object command, CommandMeta meta, CancellationToken cancellation)
        where TReceipt : class => network.AskAsync(() => channel.ExecuteAsync<TReceipt>(command, meta, cancellation));

    public ValueTask<TState?> ReadAsync<TState>(CancellationToken cancellation)
        where TState : class => network.AskAsync(() => channel.ReadAsync<TState>(cancellation));

    public ValueTask<TReport?> ReadReportAsync<TReport>(CancellationToken cancellation)
        where TReport : class => network.AskAsync(() => channel.ReadReportAsync<TReport>(cancellation));
}

internal sealed class StaffByMessage(IStaffGrain grain, Network network) : IStaffGrain
{
    public ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ExecuteAsync(command, meta, cancellation));

    public ValueTask<StaffState?> ReadAsync(CancellationToken cancellation) => network.AskAsync(() => grain.ReadAsync(cancellation));

    public ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation) => network.AskAsync(() => grain.ReadReportAsync(cancellation));
}

internal sealed class CentreByMessage(ICentrePeer grain, Network network) : ICentrePeer
{
    public ValueTask ObserveAsync(RequestRouting routing) => network.TellAsync(() => grain.ObserveAsync(routing));

    public ValueTask ObserveStaffAsync(StaffState staff) => network.TellAsync(() => grain.ObserveStaffAsync(staff));

    public ValueTask ObserveDepartmentAsync(DepartmentState department) => network.TellAsync(() => grain.ObserveDepartmentAsync(department));

    public ValueTask ObservePlanAsync(long version) => network.TellAsync(() => grain.ObservePlanAsync(version));

    public ValueTask<Withdrawal> WithdrawStaffAsync(StaffId staff) => network.AskAsync(() => grain.WithdrawStaffAsync(staff));

    public ValueTask EndWithdrawalAsync(StaffId staff, long number, bool isInformed) =>
        network.TellAsync(() => grain.EndWithdrawalAsync(staff, number, isInformed));

    public ValueTask ObserveFencedAsync(Epoch epoch) => network.TellAsync(() => grain.ObserveFencedAsync(epoch));

    public ValueTask CompareAgainAsync() => network.TellAsync(grain.CompareAgainAsync);

    public ValueTask<SubmissionConditions> ReadConditionsAsync(CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReadConditionsAsync(cancellation));

    public ValueTask<Reply<TakenItem>> TakeNextAsync(StaffId staff, CommandMeta meta, Reason? reason, CancellationToken cancellation) =>
        network.AskAsync(() => grain.TakeNextAsync(staff, meta, reason, cancellation));

    public ValueTask<ImmutableArray<WaitReport>> ReadWaitsAsync(ImmutableArray<RequestId> requests, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReadWaitsAsync(requests, cancellation));

    public ValueTask<WaitReport?> ReadWaitAsync(RequestId request, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReadWaitAsync(request, cancellation));

    public ValueTask<QueueReport> ReadQueueAsync(DepartmentId? department, int limit, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReadQueueAsync(department, limit, cancellation));

    public ValueTask<Reply<CentreReceipt>> ExecuteAsync(CentreCommand command, CommandMeta meta, CancellationToken cancellation) =>
        network.AskAsync(() => grain.ExecuteAsync(command, meta, cancellation));

    public ValueTask<CentreState> ReadAsync(CancellationToken cancellation) => network.AskAsync(() => grain.ReadAsync(cancellation));

    public ValueTask<ReconciliationReport> ReconcileAsync(CancellationToken cancellation) =>
        network.AskAsync(() => grain.ReconcileAsync(cancellation));
}
