using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Benchmarks.Clusters.Plain;

/// <summary>
/// The baseline: an ordinary grain that keeps the engine's own request state by Orleans' ADO.NET storage, and writes it
/// whole at each of the three transitions. No queue, no events, no keys, no admission: its caller knows which request it is.
/// </summary>
[GrainType("plain-request")]
internal sealed class PlainRequest([PersistentState("request", PlainSilo.Storage)] IPersistentState<RequestState> kept) : Grain, IPlainRequest
{
    private static readonly TimeSpan Target = TimeSpan.FromHours(10);

    public Task SubmitAsync(string hall)
    {
        var now = TimeProvider.System.GetUtcNow();
        return WriteAsync(now, new RequestState
        {
            Id = new RequestId(this.GetPrimaryKey()),
            Centre = new CentreId(hall),
            Plan = 1,
            Service = new ServiceId("passport"),
            Status = RequestStatus.Waiting,
            Urgency = Urgency.General,
            SubmittedAt = now,
            Clock = new ServiceClock(Target, TimeSpan.Zero, now, now + Target),
            Items = [new WorkItemState { Step = new StepId("issue"), Department = new DepartmentId("desk"), Status = WorkItemStatus.Waiting, QueuedAt = now }],
        });
    }

    public Task TakeAsync(string person)
    {
        var now = TimeProvider.System.GetUtcNow();
        return WriteAsync(now, kept.State with
        {
            Status = RequestStatus.InService,
            Items = [kept.State.Items[0] with { Status = WorkItemStatus.Assigned, Holder = new StaffId(person), AssignedAt = now }],
        });
    }

    public Task CompleteAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        return WriteAsync(now, kept.State with
        {
            Status = RequestStatus.Completed,
            ClosedAt = now,
            Items = [kept.State.Items[0] with { Status = WorkItemStatus.Completed, EndedAt = now, Outcome = "done" }],
        });
    }

    private Task WriteAsync(DateTimeOffset now, RequestState state)
    {
        kept.State = state with { Version = state.Version + 1, ChangedAt = now };
        return kept.WriteStateAsync();
    }
}
