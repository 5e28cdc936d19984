using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class ExplainTests
{
    private readonly Dispatcher _hall = new(Hall.OneDepartment);

    [Fact]
    public void Explain_UnknownItem_IsNull() => _hall.Explain(Hall.Item(1), Hall.Start).ShouldBeNull();

    [Fact]
    public void Explain_AllBusy_SaysHowManyAndWhatTheyDo()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Comes(Hall.Person("bob"));
        for (var number = 1; number <= 4; number++)
        {
            _hall.Waits(number, at: number);
        }

        _hall.GiveAll(5);
        var wait = _hall.Why(4, 6);
        wait.Code.ShouldBe(WaitCodes.AllBusy);
        wait.Why.ShouldBe("2 people could serve it and all are busy, with 2 items in hand; 1 item goes before it.");
        wait.Position.ShouldBe(2);
        wait.Waited.ShouldBe(TimeSpan.FromMinutes(2));
        wait.Estimate.ShouldNotBeNull();
    }

    [Fact]
    public void Explain_NobodySkilled_HasNoEstimate()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x")));
        var wait = _hall.Why(1, 1);
        wait.Code.ShouldBe(WaitCodes.NobodySkilled);
        wait.Estimate.ShouldBeNull();
    }

    [Fact]
    public void Explain_NobodyAtWork_SaysSo()
    {
        _hall.Comes(Hall.Person("ann"), available: false);
        _hall.Waits(1);
        _hall.Why(1, 1).Code.ShouldBe(WaitCodes.NobodySignedOn);
        _hall.Why(1, 1).Why.ShouldBe("1 person could serve it, and none of them is at work.");
    }

    [Fact]
    public void Explain_NotBefore_TellsTheTimeOnTheHallsClock()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1, notBefore: 30);
        var wait = _hall.Why(1, 1);
        wait.Code.ShouldBe(WaitCodes.NotBefore);
        wait.Why.ShouldBe("It is not called before 2026-03-02 09:30.");
        wait.Estimate!.Value.Low.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(29));
    }

    [Fact]
    public void Explain_SomebodyFree_IsReadyWithoutWaiting()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1);
        var wait = _hall.Why(1, 0);
        wait.Code.ShouldBe(WaitCodes.Ready);
        wait.Estimate.ShouldBe(default(WaitEstimate));
    }

    [Fact]
    public void Explain_Strict_CountsRanksOfCompetingQueuesOnly()
    {
        _hall.Comes(Hall.Person("ann", "a", 100, Hall.Skill("x"), Hall.Skill("y")), available: false);
        _hall.Comes(Hall.Person("bob", "a", 100, Hall.Skill("z")), available: false);
        _hall.Waits(1, Hall.Class("a", 100, Hall.Needs("x")), at: 1);
        _hall.Waits(2, Hall.Class("a", 100, Hall.Needs("y")), at: 0, now: 2);
        _hall.Waits(3, Hall.Class("a", 100, Hall.Needs("z")), at: 0, now: 2);
        _hall.Waits(4, Hall.Class("a", 100, Hall.Needs("y")), Urgency.NotUrgent, at: 0, now: 2);
        _hall.Why(1, 2).Position.ShouldBe(2);
        _hall.Why(3, 2).Position.ShouldBe(1);
        _hall.Why(4, 2).Position.ShouldBe(3);
    }

    [Fact]
    public void Report_Limit_ListsTheFirstInOrderAndCountsAll()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Hold(new HeldItem(Hall.Item(9), _hall.Intern(Hall.Class()), Urgency.General, new StaffId("ann"), Hall.At(1)), Hall.At(1));
        _hall.Waits(1, urgency: Urgency.NotUrgent, at: 1);
        _hall.Waits(2, urgency: Urgency.General, at: 2);
        _hall.Waits(3, urgency: Urgency.MoreUrgent, at: 3, notBefore: 60);
        var report = _hall.Report(new DepartmentId("a"), 2, Hall.At(4));
        var queue = report.Departments.ShouldHaveSingleItem();
        queue.Items.Select(item => Hall.Number(item.Item)).ShouldBe([2, 1]);
        queue.Waiting.ShouldBe(3);
        queue.Held.ShouldBe(1);
        queue.ByUrgency[Urgency.MoreUrgent].ShouldBe(1);
        queue.OldestQueuedAt.ShouldBe(Hall.At(1));
        var load = report.Staff.ShouldHaveSingleItem();
        (load.Load, load.Capacity, load.Items.Length).ShouldBe((100, 100, 1));
    }

    [Fact]
    public void Report_OfOneDepartment_CountsThatOneAlone()
    {
        var hall = new Dispatcher(Hall.Plan(Hall.Desk("a"), Hall.Desk("b")));
        hall.KeepsBusy("ann", "b");
        hall.Waits(1, Hall.Class("a"));
        hall.Waits(2, Hall.Class("b"));
        hall.Waits(3, Hall.Class("b"));
        hall.Waits(4, Hall.Class("b"), at: 60, notBefore: 50, now: 0);

        var (all, b, a) = (hall.Report(null, 0, Hall.At(1)), hall.Report(new DepartmentId("b"), 0, Hall.At(1)), hall.Report(new DepartmentId("a"), 0, Hall.At(1)));

        (all.Waiting, all.Booked, all.Held).ShouldBe((3, 1, 1));
        (b.Waiting, b.Booked, b.Held).ShouldBe((2, 1, 1));
        (a.Waiting, a.Booked, a.Held).ShouldBe((1, 0, 0));
    }

    [Fact]
    public void Report_Appointments_WaitFromTheirTimeOn()
    {
        _hall.Waits(1, at: 0);
        _hall.Waits(2, urgency: Urgency.MoreUrgent, at: 60, notBefore: 50, now: 0);
        _hall.Waits(3, at: 30, notBefore: 20, now: 0);

        var early = _hall.Report(null, 10, Hall.At(25));
        var queue = early.Departments.ShouldHaveSingleItem();
        (early.Waiting, early.Booked, queue.Waiting, queue.Booked, queue.OldestQueuedAt).ShouldBe((1, 2, 1, 2, Hall.At(0)));
        queue.Items.Select(item => Hall.Number(item.Item)).ShouldBe([1]);
        queue.BookedItems.Select(item => Hall.Number(item.Item)).ShouldBe([3, 2]);
        queue.ByUrgency[Urgency.MoreUrgent].ShouldBe(0);

        var late = _hall.Report(null, 10, Hall.At(30)).Departments[0];
        (late.Waiting, late.Booked).ShouldBe((2, 1));
        late.Items.Select(item => Hall.Number(item.Item)).ShouldBe([1, 3]);
        _hall.CountJoined(new DepartmentId("a"), Hall.At(30)).ShouldBe(2);
    }

    [Fact]
    public void Report_OnlyAppointments_HasNoOldest()
    {
        _hall.Waits(1, at: 60, notBefore: 50, now: 0);
        _hall.Report(null, 10, Hall.At(0)).Departments[0].OldestQueuedAt.ShouldBeNull();
    }
}
