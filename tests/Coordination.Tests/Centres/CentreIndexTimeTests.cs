using Coordination.Centres;
using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>What is due when. The index reads no clock: it is told the time.</summary>
public sealed class CentreIndexTimeTests
{
    private readonly IndexHall _hall = new();

    private CentreIndex Index => _hall.Index;

    [Fact]
    public void NextWake_Started_IsAtOnceForTheFirstSweep()
    {
        Index.NextWake(_hall.Now).ShouldBe(DateTimeOffset.MinValue);

        Index.ServiceLevels.TryBeginSweep(_hall.Now, out var from).ShouldBeTrue();

        from.ShouldBe(DateTimeOffset.MinValue);
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out _).ShouldBeFalse();
        Index.NextWake(_hall.Now).ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Due_AfterTheSweep_IsLookedForThen()
    {
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out _);

        _hall.Submit(due: _hall.Now.AddMinutes(30));
        _hall.Submit(due: _hall.Now.AddMinutes(20));

        Index.NextWake(_hall.Now).ShouldBe(_hall.Now.AddMinutes(20));
        Index.ServiceLevels.TryBeginSweep(_hall.Now.AddMinutes(20), out var from).ShouldBeTrue();
        from.ShouldBe(_hall.Now);
    }

    [Fact]
    public void Due_BeforeTheSweep_IsRecordedAtOnce()
    {
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out _);

        var request = _hall.Submit(due: _hall.Now.AddMinutes(-1));

        Index.Due.TryTake(_hall.Now, out var due).ShouldBeTrue();
        due.ShouldBe(new DueCommand(request, new RecordMissedServiceLevel()));
    }

    [Fact]
    public void FailedSweep_LooksAtTheSameAgain()
    {
        Index.ServiceLevels.TryBeginSweep(_hall.Now, out var from);

        Index.ServiceLevels.FailSweep(from, retryAt: _hall.Now.AddSeconds(1));

        Index.ServiceLevels.TryBeginSweep(_hall.Now.AddSeconds(1), out var again).ShouldBeTrue();
        again.ShouldBe(from);
    }

    [Fact]
    public void Offer_Lapses_AndAgainIfItWasEarly()
    {
        var expires = _hall.Now.AddMinutes(1);
        var request = _hall.Submit(
            change: item => item with { Status = WorkItemStatus.Offered, Holder = Anna, OfferExpiresAt = expires });
        Index.TryTakeDue(_hall.Now, TimeSpan.Zero, out _).ShouldBeFalse();
        Index.TryTakeDue(expires, TimeSpan.Zero, out var due).ShouldBeTrue();
        due.ShouldBe(new DueCommand(request, new ExpireOffer(0, expires)));

        Index.Reschedule(_hall.Routing(request), due.Command, earliest: expires.AddSeconds(1));

        Index.Due.Next.ShouldBe(expires.AddSeconds(1));
    }

    [Fact]
    public void Offer_AnsweredMeanwhile_DoesNotLapseAgain()
    {
        var request = _hall.Submit(
            change: item => item with { Status = WorkItemStatus.Offered, Holder = Anna, OfferExpiresAt = _hall.Now });
        Index.TryTakeDue(_hall.Now, TimeSpan.Zero, out var due).ShouldBeTrue();

        Index.Reschedule(_hall.Change(request, IndexHall.Waiting), due.Command, earliest: _hall.Now);

        Index.Due.Next.ShouldBeNull();
    }

    [Fact]
    public void Calendar_Opens_AtItsTime()
    {
        var hall = new IndexHall(WithOfficeHours(), starts: false) { Now = TestHall.Monday.AddHours(10) };
        hall.Index.Start(hall.Plan, inCrisis: false, [], [], hall.Now);
        hall.Index.ServiceLevels.TryBeginSweep(hall.Now, out _);
        hall.Submit();
        hall.Show(Anna, StaffPresence.SignedOn);
        hall.DecidesNothing();
        var opening = TestHall.Monday.AddHours(23);
        hall.Index.NextWake(hall.Now).ShouldBe(opening);

        hall.Now = opening;
        hall.Index.FollowCalendars(hall.Now);

        hall.Decide();
    }

    [Fact]
    public void ClockSetBack_EarlyItemsArePlacedAgain()
    {
        var request = _hall.Submit(change: item => item with { NotBefore = _hall.Now.AddMinutes(5) });
        Index.BeginAfterSetBack(_hall.Now, uptime: TimeSpan.Zero).ShouldBeFalse();
        _hall.Now = _hall.Now.AddMinutes(10);
        Index.ReadWait(request, _hall.Now)!.Items[0].Code.ShouldBe(WaitCodes.NobodySignedOn);

        _hall.Now = _hall.Now.AddHours(-1);
        Index.BeginAfterSetBack(_hall.Now, uptime: TimeSpan.FromMinutes(10)).ShouldBeTrue();
        Index.PlaceAgain(_hall.Routing(request), _hall.Plan, _hall.Now);
        Index.Clock.Acknowledge();

        Index.ReadWait(request, _hall.Now)!.Items[0].Code.ShouldBe(WaitCodes.NotBefore);
        Index.BeginAfterSetBack(_hall.Now, uptime: TimeSpan.FromMinutes(10)).ShouldBeFalse();
    }
}
