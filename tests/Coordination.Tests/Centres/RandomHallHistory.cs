using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>What storage has of a hall, what its index was shown of that, and the steps in which both go apart and together.</summary>
/// <remarks>Each word is one step and all its choices, so that shrinking and repeating work.</remarks>
internal sealed class RandomHallHistory
{
    private const int Unit = StepPlan.DefaultCost;

    private static readonly HallPlan Hall = OneDesk() with { Staff = [Person(Anna), Person(Boris, 3 * Unit)] };

    private readonly ActivePlan _plan = new(Hall, version: 1);
    private readonly SortedDictionary<RequestId, RequestRouting> _stored = [];
    private readonly Dictionary<RequestId, RequestRouting> _seen = [];
    private readonly List<RequestRouting> _messages = [];
    private readonly List<WorkProposal> _inFlight = [];
    private readonly Dictionary<StaffId, StaffState> _staff = [];
    private readonly List<(StaffId Staff, long Number)> _leaving = [];
    private readonly CentreIndex _index = NewIndex();
    private DateTimeOffset _now = TestHall.Monday;
    private uint _word;
    private int _submitted;

    public RandomHallHistory() => _index.Start(_plan, inCrisis: false, [], [], _now);

    public int Committed { get; private set; }

    public int Refused { get; private set; }

    public int Doubtful { get; private set; }

    public int Withdrawn { get; private set; }

    public void Step(uint word)
    {
        _word = word;
        switch (Pick(20))
        {
            case < 3: Submit(); break;
            case < 6: Deliver(); break;
            case < 10: Answer(); break;
            case < 13: Finish(); break;
            case 13: GiveBack(); break;
            case 14: Withdraw(); break;
            case 15: Leave(); break;
            case < 18: Come(); break;
            case 18: Repair(); break;
            default: _now = _now.AddSeconds(Pick(600)); break;
        }

        Decide();
    }

    /// <summary>Everything is answered and repaired; an index that is rebuilt from storage then knows and decides the same.</summary>
    public void RebuildAndCompare()
    {
        while (_inFlight.Count > 0)
        {
            Answer();
        }

        EndLeaving();
        Repair();
        var rebuilt = NewIndex();
        rebuilt.Start(_plan, inCrisis: false, _staff.Values, [], _now);
        foreach (var routing in _stored.Values.Where(routing => !routing.Items.IsEmpty))
        {
            rebuilt.TryAccept(routing, plan: null, _now).ShouldBeTrue();
        }

        Describe(rebuilt).ShouldBe(Describe(_index));
        rebuilt.KnownRequests().Order().ShouldBe(_index.KnownRequests().Order());
        Drain(rebuilt).ShouldBe(Drain(_index));
    }

    private static CentreIndex NewIndex() => new(TestPlans.Hall, pauseAfterFault: TimeSpan.FromSeconds(1));

    private int Pick(uint choices)
    {
        _word = (_word * 1664525) + 1013904223;
        return (int)((_word >> 8) % choices);
    }

    private void Submit()
    {
        var items = 1 + Pick(2);
        var routing = new RequestRouting
        {
            Request = new RequestId(new Guid(++_submitted, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
            Version = 1,
            Centre = TestPlans.Hall,
            Plan = 1,
            Service = Passport,
            Channel = Channel.Online,
            Urgency = (Urgency)(1 + Pick(5)),
            Items = [.. Enumerable.Range(0, items).Select(index => new RoutedItem
            {
                Index = index, Step = new StepId("issue"), Department = Desk, Status = WorkItemStatus.Waiting, QueuedAt = _now,
            })],
        };
        Store(routing);
    }

    // Half of the messages come at once; the others late, unordered, again, or never.
    private void Store(RequestRouting routing)
    {
        _stored[routing.Request] = routing;
        _messages.Add(routing);
        if (Pick(2) == 0)
        {
            Show(routing);
        }
    }

    private void Deliver()
    {
        if (_messages.Count > 0)
        {
            Show(_messages[Pick((uint)_messages.Count)]);
        }
    }

    private void Show(RequestRouting routing)
    {
        _index.TryAccept(routing, plan: null, _now).ShouldBeTrue();
        See(routing);
    }

    private void See(RequestRouting routing)
    {
        if (!_seen.TryGetValue(routing.Request, out var known) || routing.Version > known.Version)
        {
            _seen[routing.Request] = routing;
        }
    }

    private void Change(WorkItemId id, Func<RoutedItem, RoutedItem?> change) => Store(Changed(id, change));

    private RequestRouting Changed(WorkItemId id, Func<RoutedItem, RoutedItem?> change)
    {
        var before = _stored[id.Request];
        var items = before.Items.Select(item => item.Index == id.Index ? change(item) : item).OfType<RoutedItem>();
        return before with { Version = before.Version + 1, Items = [.. items] };
    }

    private void Finish() => ChangeSomething(held: true, _ => null);

    private void GiveBack() => ChangeSomething(held: true, item => item with { Status = WorkItemStatus.Waiting, Holder = null });

    // The citizen needs it no more, most often while somebody is being given it.
    private void Withdraw()
    {
        if (_inFlight.Count > 0)
        {
            Change(_inFlight[Pick((uint)_inFlight.Count)].Decision.Item, _ => null);
        }
        else
        {
            ChangeSomething(held: false, _ => null);
        }
    }

    // What a reconciliation does: whatever message was lost, this shows it. It looks at what is open there or here.
    private void Repair()
    {
        foreach (var routing in _stored.Values.Where(routing => !routing.Items.IsEmpty || _index.KnownVersion(routing.Request) > 0))
        {
            _index.Repair(routing, _plan, _now);
            See(routing);
        }
    }

    private void ChangeSomething(bool held, Func<RoutedItem, RoutedItem?> change)
    {
        var items = Items(_stored.Values).Where(item => item.Item.Holder is not null == held).ToList();
        if (items.Count > 0)
        {
            Change(items[Pick((uint)items.Count)].Id, change);
        }
    }

    private void Decide()
    {
        while (true)
        {
            var expected = Eligible().OrderBy(item => item.Urgency).ThenBy(item => item.Item.QueuedAt).ThenBy(item => item.Id).ToList();
            var isFree = Hall.Staff.Any(person => MayTake(person));
            if (!_index.TryNext(_now, out var proposal))
            {
                (isFree && expected.Count > 0).ShouldBeFalse("somebody is free and something waits");
                return;
            }

            proposal.Decision.Item.ShouldBe(expected[0].Id);
            MayTake(_plan.Staff[proposal.Decision.Staff]).ShouldBeTrue("somebody got what they may not take");
            _inFlight.Add(proposal);
        }
    }

    private IEnumerable<(WorkItemId Id, Urgency Urgency, RoutedItem Item)> Eligible() =>
        Items(_seen.Values).Where(item => item.Item.Holder is null && !_inFlight.Exists(flight => flight.Decision.Item == item.Id));

    private bool MayTake(StaffPlan person)
    {
        // An item that was shown to be over takes nothing of anybody, whatever its request has yet to answer.
        var load = Items(_seen.Values).Count(item => item.Item.Holder == person.Id || (item.Item.Holder is null && IsInFlight(item.Id, person.Id)));
        return _staff.TryGetValue(person.Id, out var state)
            && state.Presence is StaffPresence.SignedOn
            && !_leaving.Exists(leaving => leaving.Staff == person.Id)
            && (load + 1) * Unit <= person.Capacity;
    }

    private bool IsInFlight(WorkItemId item, StaffId staff) =>
        _inFlight.Exists(flight => flight.Decision.Item == item && flight.Decision.Staff == staff);

    // The request commits what still waits there, and refuses the rest; now and then nobody hears its answer.
    private void Answer()
    {
        if (_inFlight.Count == 0)
        {
            return;
        }

        var decision = _inFlight[Pick((uint)_inFlight.Count)].Decision;
        _inFlight.RemoveAll(flight => flight.Decision == decision);
        var commits = _stored[decision.Item.Request].Items.Any(item => item.Index == decision.Item.Index && item.Holder is null);
        if (commits && Pick(5) > 0)
        {
            _stored[decision.Item.Request] = Changed(decision.Item, item => item with { Status = WorkItemStatus.Assigned, Holder = decision.Staff });
            RequireCapacity(decision.Staff);
        }

        Hear(decision, commits);
        _index.EndInFlight(decision.Staff);
        EndLeaving();
    }

    private void Hear(DispatchDecision decision, bool commits)
    {
        var stored = _stored[decision.Item.Request];
        var isCommitted = stored.Items.Any(item => item.Index == decision.Item.Index && item.Holder == decision.Staff);
        if (!commits)
        {
            _index.TakeBack(decision, stored, _plan, _now).ShouldBeFalse();
            Refused++;
        }
        else if (!isCommitted || Pick(3) == 0)
        {
            _index.Settle(decision, stored, _plan, _now);
            Doubtful++;
        }
        else
        {
            _index.TryAccept(stored, plan: null, _now).ShouldBeTrue();
            _index.EndReservation(decision, _now);
            Committed++;
        }

        See(stored);
    }

    private void RequireCapacity(StaffId staff)
    {
        _staff[staff].Presence.ShouldBe(StaffPresence.SignedOn);
        (Items(_stored.Values).Count(item => item.Item.Holder == staff) * Unit).ShouldBeLessThanOrEqualTo(_plan.Staff[staff].Capacity);
    }

    // Nothing is on record of a pause before what is in flight has landed.
    private void Leave()
    {
        var staff = Hall.Staff[Pick(2)].Id;
        if (_staff.TryGetValue(staff, out var state) && state.Presence is StaffPresence.SignedOn && !_leaving.Exists(leaving => leaving.Staff == staff))
        {
            _leaving.Add((staff, _index.Withdraw(staff, uptime: TimeSpan.Zero)));
            Withdrawn++;
            EndLeaving();
        }
    }

    private void EndLeaving()
    {
        foreach (var (staff, number) in _leaving.Where(leaving => !_index.IsInFlight(leaving.Staff)).ToList())
        {
            _inFlight.ShouldNotContain(flight => flight.Decision.Staff == staff);
            Record(staff, StaffPresence.Paused);
            _index.EndWithdrawal(number);
            _leaving.Remove((staff, number));
        }
    }

    private void Come()
    {
        var staff = Hall.Staff[Pick(2)].Id;
        if (!_leaving.Exists(leaving => leaving.Staff == staff))
        {
            Record(staff, StaffPresence.SignedOn);
        }
    }

    private void Record(StaffId staff, StaffPresence presence)
    {
        var version = _staff.TryGetValue(staff, out var before) ? before.Version + 1 : 1;
        _index.Accept(_staff[staff] = new StaffState { Id = staff, Centre = TestPlans.Hall, Version = version, Presence = presence, Since = _now });
        if (before is not null)
        {
            _index.Accept(before);
        }
    }

    private string Describe(CentreIndex index)
    {
        var report = index.ReadQueue(null, int.MaxValue, _now)!;
        var queue = string.Join(' ', report.Departments.SelectMany(department => department.Items).Select(item => item.Item));
        var staff = string.Join(' ', report.Staff.Select(load => $"{load.Staff}:{load.Available}:{load.Load}:{string.Join(',', index.HeldBy(load.Staff))}"));
        return $"{report.Waiting} wait: {queue}; {report.Held} are held: {staff}";
    }

    private List<WorkItemId> Drain(CentreIndex index)
    {
        var decided = new List<WorkItemId>();
        while (index.TryNext(_now, out var proposal))
        {
            decided.Add(proposal.Decision.Item);
        }

        return decided;
    }

    private static IEnumerable<(WorkItemId Id, Urgency Urgency, RoutedItem Item)> Items(IEnumerable<RequestRouting> requests) =>
        requests.SelectMany(routing => routing.Items.Select(item => (new WorkItemId(routing.Request, item.Index), routing.Urgency, item)));
}
