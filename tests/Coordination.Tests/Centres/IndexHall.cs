using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>A centre's index without a centre: no journal, no grain, no clock but a number that a test sets.</summary>
internal sealed class IndexHall
{
    private readonly Dictionary<RequestId, RequestRouting> _requests = [];
    private int _submitted;

    public IndexHall(HallPlan? plan = null, bool starts = true)
    {
        Plan = new ActivePlan(plan ?? OneDesk(), version: 1);
        if (starts)
        {
            Index.Start(Plan, inCrisis: false, [], [], Now);
        }
    }

    public ActivePlan Plan { get; }

    public CentreIndex Index { get; } = new(Hall, pauseAfterFault: TimeSpan.FromSeconds(1)) { Epoch = new Epoch(7) };

    public DateTimeOffset Now { get; set; } = TestHall.Monday;

    public IEnumerable<RequestId> Queue => Index.ReadQueue(null, int.MaxValue, Now)!.Departments[0].Items.Select(item => item.Item.Request);

    /// <summary>A request with one item waits, and the index is shown it.</summary>
    public RequestId Submit(Urgency urgency = Urgency.General, Func<RoutedItem, RoutedItem>? change = null, DateTimeOffset? due = null)
    {
        var item = new RoutedItem { Index = 0, Step = new StepId("issue"), Department = Desk, Status = WorkItemStatus.Waiting, QueuedAt = Now };
        var routing = new RequestRouting
        {
            Request = new RequestId(new Guid(++_submitted, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
            Version = 1,
            Centre = Hall,
            Plan = 1,
            Service = Passport,
            Channel = Channel.Online,
            Urgency = urgency,
            Due = due,
            Items = [change is null ? item : change(item)],
        };
        Show(routing);
        return routing.Request;
    }

    public RequestRouting Routing(RequestId request) => _requests[request];

    /// <summary>A request's item changes, and the index is shown it; null when it is over.</summary>
    public RequestRouting Change(RequestId request, Func<RoutedItem, RoutedItem?> change)
    {
        var routing = Next(request, change);
        Show(routing);
        return routing;
    }

    /// <summary>A request's item changes, and the index is not shown it.</summary>
    public RequestRouting Next(RequestId request, Func<RoutedItem, RoutedItem?> change)
    {
        var before = _requests[request];
        return _requests[request] = before with { Version = before.Version + 1, Items = change(before.Items[0]) is { } item ? [item] : [] };
    }

    public void Show(RequestRouting routing)
    {
        _requests[routing.Request] = routing;
        Index.TryAccept(routing, plan: null, Now).ShouldBeTrue();
    }

    public void Show(StaffId staff, StaffPresence presence, long version = 1) =>
        Index.Accept(new StaffState { Id = staff, Centre = Hall, Version = version, Presence = presence, Since = Now });

    /// <summary>What the index decides next, and the request commits.</summary>
    public WorkProposal Assign()
    {
        var proposal = Decide();
        Commit(proposal);
        return proposal;
    }

    public WorkProposal Decide()
    {
        Index.TryNext(Now, out var proposal).ShouldBeTrue("nothing to decide");
        return proposal;
    }

    public void DecidesNothing() => Index.TryNext(Now, out _).ShouldBeFalse("something was decided");

    public void Commit(in WorkProposal proposal, KeyDigest? key = null)
    {
        var staff = proposal.Decision.Staff;
        Change(proposal.Decision.Item.Request, item => item with { Status = WorkItemStatus.Assigned, Holder = staff, TakenWith = key });
        Index.EndReservation(proposal.Decision, Now);
        Index.EndInFlight(proposal.Decision.Staff);
    }

    public StaffLoad LoadOf(StaffId staff) => Index.ReadQueue(null, 0, Now)!.Staff.First(load => load.Staff == staff);

    public static RoutedItem Waiting(RoutedItem item) => item with { Status = WorkItemStatus.Waiting, Holder = null };
}
