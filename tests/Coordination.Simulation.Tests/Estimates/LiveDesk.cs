using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Simulation.Estimates;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordination.Simulation.Tests.Estimates;

/// <summary>A desk's day told to a live hall: every step goes through the grains, into a journal, on a virtual clock.</summary>
/// <remarks>The journal commits inline, so everything is done when a call returns; what is not fails the test.</remarks>
internal sealed class LiveDesk : IDeskCentre
{
    private static readonly CentreId Hall = new("hall");
    private static readonly Actor Citizen = new(ActorKind.Citizen, "citizen");

    private readonly DepartmentId _department;
    private readonly VirtualClock _clock;
    private readonly EmbeddedHost _host;
    private readonly Dictionary<WorkItemId, RequestId> _requests = [];
    private readonly Dictionary<RequestId, WorkItemId> _items = [];
    private readonly HashSet<StaffId> _signedOn = [];

    public LiveDesk(DepartmentId department, int people, double plannedMinutes, DateTimeOffset start)
    {
        _department = department;
        _clock = new VirtualClock(start);
        _host = new EmbeddedHost(new InMemoryJournal(), new CoordinationOptions(), _clock, new SequentialIds(), NullLoggerFactory.Instance);
        Now(_host.StartAsync(CancellationToken.None));
        Now(_host.Plan(Hall).PublishAsync(Plan(department, people, plannedMinutes), 0, new CommandMeta(Citizen with { Kind = ActorKind.Administrator }))).Refusal.ShouldBeNull();
    }

    public WaitEstimate? Come(WorkItemId item, DateTimeOffset at)
    {
        _clock.AdvanceTo(at);
        var request = Now(_host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = new(_department.ToString()), Channel = Channel.Window }, new CommandMeta(Citizen))).Require().Request;
        _requests.Add(item, request);
        _items.Add(request, item);
        return Now(_host.Centre(Hall).ReadWaitAsync(request)).ShouldNotBeNull().Items.ShouldHaveSingleItem().Estimate;
    }

    public void SetAvailable(StaffId staff, bool available, DateTimeOffset at)
    {
        _clock.AdvanceTo(at);
        if (!available && !_signedOn.Contains(staff))
        {
            return;
        }

        StaffCommand command = !available ? new PauseWork("at another desk") : _signedOn.Add(staff) ? new SignOn() : new ResumeWork();
        Now(_host.Staff(Hall, staff).ExecuteAsync(command, By(staff))).Refusal.ShouldBeNull();
    }

    public WorkItemId? Call(StaffId staff, DateTimeOffset at)
    {
        _clock.AdvanceTo(at);
        var taken = Now(_host.Centre(Hall).TakeNextAsync(staff, By(staff)));
        return taken.Refusal is null ? _items[taken.Require().Item.Request] : null;
    }

    public void Finish(WorkItemId item, DateTimeOffset since, DateTimeOffset at)
    {
        _clock.AdvanceTo(at);
        var request = _host.Request(_requests[item]);
        var holder = Now(request.ReadAsync())!.Items[0].Holder!.Value;
        Now(request.ExecuteAsync(new StartItem(0, holder), By(holder))).Refusal.ShouldBeNull();
        Now(request.ExecuteAsync(new CompleteItem(0, holder, "served"), By(holder))).Refusal.ShouldBeNull();
    }

    public void Leave(WorkItemId item, DateTimeOffset at) => _clock.AdvanceTo(at);

    private static HallPlan Plan(DepartmentId department, int people, double plannedMinutes) => new()
    {
        Centre = Hall,
        Name = "Hall",
        TimeZone = "UTC",
        Departments = [new DepartmentPlan { Id = department, Name = "Desk", Dispatch = DispatchMode.Pull }],
        Services =
        [
            new ServicePlan
            {
                Id = new(department.ToString()),
                Name = "Desk",
                Steps = [new StepPlan { Id = new("serve"), Department = department, Lead = true, ExpectedMinutes = plannedMinutes }],
            },
        ],
        Staff = [.. Enumerable.Range(1, people).Select(number => new StaffPlan { Id = new($"{department}-{number}"), Name = $"Person {number}", Department = department })],
    };

    private static CommandMeta By(StaffId staff) => new(new Actor(ActorKind.Staff, staff.ToString()));

    private static void Now(ValueTask task)
    {
        task.IsCompleted.ShouldBeTrue("the journal commits inline");
        task.GetAwaiter().GetResult();
    }

    private static T Now<T>(ValueTask<T> task)
    {
        task.IsCompleted.ShouldBeTrue("the journal commits inline");
        return task.GetAwaiter().GetResult();
    }
}
