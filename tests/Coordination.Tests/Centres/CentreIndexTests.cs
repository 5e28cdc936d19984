using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>What the index decides and remembers, without I/O.</summary>
public sealed class CentreIndexTests
{
    private readonly IndexHall _hall = new();

    private CentreIndex Index => _hall.Index;

    [Fact]
    public void TryNext_TwoLevels_ProposesTheMostUrgentThenTheOldest()
    {
        var old = _hall.Submit();
        _hall.Now += TimeSpan.FromMinutes(1);
        var young = _hall.Submit();
        var urgent = _hall.Submit(Urgency.EspeciallyUrgent);
        _hall.Show(Anna, StaffPresence.SignedOn);

        var order = new List<RequestId>();
        for (var i = 0; i < 3; i++)
        {
            var request = _hall.Assign().Decision.Item.Request;
            order.Add(request);
            _hall.Change(request, _ => null);
        }

        order.ShouldBe([urgent, old, young]);
        _hall.DecidesNothing();
    }

    [Fact]
    public void TryNext_Proposal_CarriesEpochAndOfferTime()
    {
        var hall = new IndexHall(WithOffers());
        hall.Submit();
        hall.Show(Anna, StaffPresence.SignedOn);

        var proposal = hall.Decide();

        proposal.Epoch.ShouldBe(new Epoch(7));
        proposal.ToCommand(takenWith: null).ShouldBeOfType<OfferItem>().ShouldSatisfyAllConditions(
            offer => offer.Staff.ShouldBe(Anna), offer => offer.Stands.ShouldBe(TimeSpan.FromSeconds(60)), offer => offer.Epoch.ShouldBe(new Epoch(7)));
    }

    [Fact]
    public void TryNext_CapacityTaken_ProposesNothingMoreUntilAnItemIsOver()
    {
        var first = _hall.Submit();
        var second = _hall.Submit();
        _hall.Show(Anna, StaffPresence.SignedOn);

        _hall.Assign().Decision.Item.Request.ShouldBe(first);
        _hall.DecidesNothing();
        _hall.Change(first, _ => null);

        _hall.Decide().Decision.Item.Request.ShouldBe(second);
    }

    [Fact]
    public void TryNext_DecisionInFlight_ItsCapacityIsReserved()
    {
        _hall.Submit();
        _hall.Submit();
        _hall.Show(Anna, StaffPresence.SignedOn);

        _hall.Decide();

        _hall.DecidesNothing();
        Index.IsInFlight(Anna).ShouldBeTrue();
    }

    [Fact]
    public void TryAccept_OlderVersion_ChangesNothing()
    {
        var request = _hall.Submit();
        var old = _hall.Routing(request);
        _hall.Change(request, _ => null);

        Index.TryAccept(old, plan: null, _hall.Now).ShouldBeTrue();

        _hall.Queue.ShouldBeEmpty();
        Index.KnownRequests().ShouldBeEmpty();
    }

    [Fact]
    public void TryAccept_AdmittedUnderAnOlderPlan_NeedsThatPlan()
    {
        Index.Replan(new ActivePlan(OneDesk() with { Name = "Another name" }, version: 2), inCrisis: false, _hall.Now);
        var newer = new IndexHall();
        var routing = newer.Routing(newer.Submit());

        Index.TryAccept(routing, plan: null, _hall.Now).ShouldBeFalse();
        _hall.Queue.ShouldBeEmpty();
        Index.TryAccept(routing, _hall.Plan, _hall.Now).ShouldBeTrue();

        _hall.Queue.ShouldBe([routing.Request]);
    }

    [Fact]
    public void Stop_NothingIsDecidedOrTakenInAnyMore()
    {
        var request = _hall.Submit();
        _hall.Show(Anna, StaffPresence.SignedOn);
        Index.Stop();

        _hall.DecidesNothing();
        _hall.Change(request, _ => null);

        Index.TryTake(Anna, _hall.Now, out _).ShouldBeFalse();
        Index.WhyNothing(Anna).Code.ShouldBe(RefusalCodes.Fenced);
        Index.ReadQueue(null, 1, _hall.Now).ShouldBeNull();
        Index.KnownVersion(request).ShouldBe(1);
    }

    [Fact]
    public void Replan_SomebodyLeft_GetsNothingMore()
    {
        _hall.Show(Anna, StaffPresence.SignedOn);

        Index.Replan(new ActivePlan(OneDesk() with { Staff = [Person(Boris)] }, version: 2), inCrisis: false, _hall.Now);
        var other = new IndexHall();
        _hall.Show(other.Routing(other.Submit()) with { Plan = 2 });

        _hall.DecidesNothing();
        Index.TryTake(Anna, _hall.Now, out _).ShouldBeFalse();
        Index.WhyNothing(Anna).Code.ShouldBe(RefusalCodes.NotFound);
    }

    [Fact]
    public void TryTake_SignedOn_ProposesAnAssignmentWithTheKey()
    {
        var hall = new IndexHall(WithPull());
        var request = hall.Submit();
        hall.Index.TryTake(Anna, hall.Now, out _).ShouldBeFalse();
        hall.Index.WhyNothing(Anna).Code.ShouldBe(RefusalCodes.NotAvailable);
        hall.Show(Anna, StaffPresence.SignedOn);
        var key = SampleGrain.KeyOf("k");

        hall.Index.TryTake(Anna, hall.Now, out var proposal).ShouldBeTrue();
        proposal.ToCommand(key).ShouldBeOfType<AssignItem>().TakenWith.ShouldBe(key);
        hall.Commit(proposal, key);

        hall.Index.FindTaken(Anna, key, out _).ShouldBe(new WorkItemId(request, 0));
        hall.Index.TryTake(Anna, hall.Now, out _).ShouldBeFalse();
        hall.Index.WhyNothing(Anna).Code.ShouldBe(RefusalCodes.StillHolding);
    }

    [Fact]
    public void Draining_LastItemOver_IsToBeSignedOffOnce()
    {
        var request = _hall.Submit();
        _hall.Show(Anna, StaffPresence.SignedOn);
        _hall.Assign();
        _hall.Show(Anna, StaffPresence.Draining, version: 2);
        Index.TryTakePresence(_hall.Now, out _, out _).ShouldBeFalse();

        _hall.Change(request, _ => null);

        Index.TryTakePresence(_hall.Now, out var drained, out var command).ShouldBeTrue();
        (drained, command).ShouldBe((Anna, new SignOff()));
        Index.TryTakePresence(_hall.Now, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void Draining_ResumedMeanwhile_IsNotSignedOff()
    {
        _hall.Show(Anna, StaffPresence.Draining);

        _hall.Show(Anna, StaffPresence.SignedOn, version: 2);

        Index.TryTakePresence(_hall.Now, out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void ReadConditions_ClosedOutOfHours_SaysWhyAndHowManyWait()
    {
        Index.ReadConditions(_hall.Now).ShouldBeEmpty();
        _hall.Submit();

        Index.Accept(new DepartmentState { Id = Desk, Centre = Hall, Version = 1, IsClosed = true }, _hall.Now);

        Index.ReadConditions(_hall.Now).ShouldBe([new DepartmentCondition(Desk, 1, IsClosed: true)]);
        _hall.Show(Anna, StaffPresence.SignedOn);
        _hall.DecidesNothing();
    }

    [Fact]
    public void Pulls_SettledKey_GivesTheSameReplyAndAnOpenOneNone()
    {
        var (key, taken) = (SampleGrain.KeyOf("k"), new TakenItem(new WorkItemId(_hall.Submit(), 0), "First."));
        Index.Pulls.TryOpen(Anna, key, out _).ShouldBeTrue();
        Index.Pulls.TryOpen(Anna, key, out var before).ShouldBeFalse();
        before.ShouldBeNull();

        Index.Pulls.Settle(Anna, key, taken);
        Index.Pulls.Close(Anna, key);

        Index.Pulls.TryOpen(Anna, key, out before).ShouldBeFalse();
        before.ShouldBe(taken);
        Index.Pulls.TryOpen(Boris, key, out _).ShouldBeTrue();
    }

    [Fact]
    public void Doubts_OfOnePerson_EndOneByOne()
    {
        var key = SampleGrain.KeyOf("k");
        Index.Pulls.TryOpen(Anna, key, out _);
        Index.Pulls.IsInDoubt(Anna, key).ShouldBeFalse();

        Index.BeginDoubt(Anna, key, _hall.Now);
        Index.BeginDoubt(Anna, key: null, _hall.Now);
        Index.EndDoubt(Anna);

        Index.IsInDoubt(Anna).ShouldBeTrue();
        Index.Pulls.IsInDoubt(Anna, key).ShouldBeTrue();
        Index.IsInDoubt(Boris).ShouldBeFalse();
        Index.EndDoubt(Anna);
        Index.Pulls.Close(Anna, key);
        Index.IsInDoubt(Anna).ShouldBeFalse();
        Index.Pulls.IsInDoubt(Anna, key).ShouldBeFalse();
    }
}
