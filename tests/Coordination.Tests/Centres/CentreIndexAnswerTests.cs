using Coordination.Centres;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>Decisions in flight: committed, refused, in doubt, or somebody is withdrawn meanwhile.</summary>
public sealed class CentreIndexAnswerTests
{
    private readonly IndexHall _hall = new();
    private readonly RequestId _request;

    public CentreIndexAnswerTests()
    {
        _request = _hall.Submit();
        _hall.Show(Anna, StaffPresence.SignedOn);
    }

    private CentreIndex Index => _hall.Index;

    [Fact]
    public void Withdraw_DecisionInFlight_LandsFirstAndIsTheLast()
    {
        var next = _hall.Submit();
        var proposal = _hall.Decide();

        var number = Index.Withdraw(Anna, uptime: TimeSpan.Zero);
        Index.IsInFlight(Anna).ShouldBeTrue();
        _hall.Commit(proposal);

        Index.IsInFlight(Anna).ShouldBeFalse();
        Index.HeldBy(Anna).ShouldBe([new WorkItemId(_request, 0)]);
        _hall.Change(_request, _ => null);
        _hall.DecidesNothing();
        Index.EndWithdrawal(number);
        _hall.Decide().Decision.Item.Request.ShouldBe(next);
    }

    [Fact]
    public void EndInFlight_ItemDecidedAnewMeanwhile_LeavesTheLaterDecisionInFlight()
    {
        var (earlier, later) = DecideTwice();

        Index.EndInFlight(earlier.Decision.Staff);

        Index.IsInFlight(Anna).ShouldBeFalse();
        Index.IsInFlight(Boris).ShouldBeTrue();
        Index.EndInFlight(later.Decision.Staff);
        Index.IsInFlight(Boris).ShouldBeFalse();
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("not written")]
    [InlineData("on record")]
    public void Answer_ItemDecidedAnewMeanwhile_LeavesTheLaterReservation(string answer)
    {
        var (earlier, _) = DecideTwice();

        switch (answer)
        {
            case "refused": Index.TakeBack(earlier.Decision, _hall.Routing(_request), _hall.Plan, _hall.Now).ShouldBeFalse(); break;
            case "not written": Index.Settle(earlier.Decision, routing: null, plan: null, _hall.Now); break;
            default: Index.EndReservation(earlier.Decision, _hall.Now); break;
        }

        _hall.LoadOf(Boris).Load.ShouldBeGreaterThan(0);
        Index.HeldBy(Anna).ShouldBeEmpty();
        _hall.DecidesNothing();
    }

    // Decided for Anna, who pauses before the answer has come; the request is shown again as waiting, and decided for Boris.
    private (WorkProposal Earlier, WorkProposal Later) DecideTwice()
    {
        var earlier = _hall.Decide();
        earlier.Decision.Staff.ShouldBe(Anna);
        _hall.Show(Anna, StaffPresence.Paused, version: 2);
        _hall.Show(Boris, StaffPresence.SignedOn);
        Index.Settle(earlier.Decision, _hall.Routing(_request), _hall.Plan, _hall.Now);
        var later = _hall.Decide();
        later.Decision.Staff.ShouldBe(Boris);
        return (earlier, later);
    }

    [Fact]
    public void EndWithdrawal_AnotherOneGoesOn_GetsNothing()
    {
        var first = Index.Withdraw(Anna, uptime: TimeSpan.Zero);
        Index.Withdraw(Anna, uptime: TimeSpan.Zero);

        Index.EndWithdrawal(first);

        _hall.DecidesNothing();
    }

    [Fact]
    public void FindEndingWithdrawals_TooOldOrOverWhenRead_AreFound()
    {
        var old = Index.Withdraw(Anna, uptime: TimeSpan.Zero);
        var over = Index.Withdraw(Anna, uptime: TimeSpan.FromMinutes(4));
        Index.Withdraw(Anna, uptime: TimeSpan.FromMinutes(4));
        Index.FindEndingWithdrawals(TimeSpan.FromMinutes(5)).ShouldBeEmpty();

        Index.EndWithdrawalOnceRead(over);

        Index.FindEndingWithdrawals(TimeSpan.FromMinutes(6)).ShouldBe([old, over], ignoreOrder: true);
    }

    [Fact]
    public void TakeBack_ChangedMeanwhile_MemoryIsAsTheRequestStands()
    {
        var proposal = _hall.Decide();
        var routing = _hall.Next(_request, item => item with { Status = WorkItemStatus.Assigned, Holder = Boris });

        Index.TakeBack(proposal.Decision, routing, _hall.Plan, _hall.Now).ShouldBeFalse();

        Index.HeldBy(Boris).ShouldBe([new WorkItemId(_request, 0)]);
        _hall.LoadOf(Anna).Load.ShouldBe(0);
    }

    [Fact]
    public void TakeBack_NoSuchRequest_IsGone()
    {
        var proposal = _hall.Decide();

        Index.TakeBack(proposal.Decision, routing: null, plan: null, _hall.Now).ShouldBeFalse();

        _hall.Queue.ShouldBeEmpty();
        _hall.LoadOf(Anna).Load.ShouldBe(0);
    }

    [Fact]
    public void TakeBack_RefusedThoughWaiting_IsKeptBackForAWhile()
    {
        var proposal = _hall.Decide();

        Index.TakeBack(proposal.Decision, _hall.Routing(_request), _hall.Plan, _hall.Now).ShouldBeTrue();

        _hall.DecidesNothing();
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out _);
        Index.NextWake(_hall.Now).ShouldBe(_hall.Now.AddSeconds(5));
        _hall.Now = _hall.Now.AddSeconds(5);
        _hall.Decide().Decision.Item.Request.ShouldBe(_request);
    }

    [Fact]
    public void EndReservation_DeclinedBeforeTheAnswer_IsFreeAgain()
    {
        var proposal = _hall.Decide();
        _hall.Change(_request, item => item with { Status = WorkItemStatus.Assigned, Holder = Anna });
        _hall.Change(_request, IndexHall.Waiting);

        Index.EndReservation(proposal.Decision, _hall.Now);

        _hall.LoadOf(Anna).Load.ShouldBe(0);
        _hall.Queue.ShouldBe([_request]);
    }

    [Fact]
    public void Settle_NothingWritten_IsBackInItsPlace()
    {
        _hall.Submit();
        var proposal = _hall.Decide();

        Index.Settle(proposal.Decision, routing: null, plan: null, _hall.Now);

        _hall.Decide().Decision.Item.Request.ShouldBe(_request);
    }

    [Fact]
    public void Settle_OnRecord_IsHeld()
    {
        var proposal = _hall.Decide();
        var routing = _hall.Next(_request, item => item with { Status = WorkItemStatus.Assigned, Holder = Anna });

        Index.Settle(proposal.Decision, routing, _hall.Plan, _hall.Now);

        Index.HeldBy(Anna).ShouldBe([new WorkItemId(_request, 0)]);
        _hall.DecidesNothing();
    }

    [Fact]
    public void BackOff_NothingIsDecidedUntilItEnds()
    {
        Index.BackOff(_hall.Now);
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out _);

        _hall.DecidesNothing();
        var until = Index.NextWake(_hall.Now);
        until.ShouldBeInRange(_hall.Now.AddSeconds(0.75), _hall.Now.AddSeconds(1));
        _hall.Now = until;

        _hall.Decide();
    }

    [Fact]
    public void BackOff_ClockSetBack_DoesNotBecomeLonger()
    {
        Index.BackOff(_hall.Now);

        _hall.Now = _hall.Now.AddHours(-1);

        _hall.Decide();
    }
}
