using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class CapacityTests
{
    private readonly Dispatcher _hall = new(Hall.OneDepartment);

    [Fact]
    public void TryNext_OnlineItems_FillsTheCapacityAndNoMore()
    {
        _hall.Comes(Hall.Person("ann"));
        for (var number = 1; number <= 4; number++)
        {
            _hall.Waits(number, Hall.Class(cost: 30));
        }

        _hall.GiveAll(1).ShouldBe("1>ann 2>ann 3>ann");
        _hall.Held.ShouldBe(3);
    }

    [Fact]
    public void TryNext_HeadTooLargeForTheRoom_GivesTheSmallerOneBehindIt()
    {
        _hall.Comes(Hall.Person("ann"));
        Holds(9, "ann", 50);
        _hall.Waits(1, Hall.Class(cost: 100));
        _hall.Waits(2, Hall.Class(cost: 30), at: 1);
        _hall.GiveAll(2).ShouldBe("2>ann");
    }

    [Fact]
    public void Hold_BeyondCapacity_IsTakenAndNothingMoreIsGiven()
    {
        _hall.Comes(Hall.Person("ann"));
        Holds(8, "ann", 100);
        Holds(9, "ann", 100);
        _hall.Waits(1, Hall.Class(cost: 1));
        _hall.NothingNext(2);
        _hall.Remove(Hall.Item(8), Hall.At(3));
        _hall.NothingNext(3);
        _hall.Remove(Hall.Item(9), Hall.At(4));
        _hall.Give(4).ShouldBe("1>ann");
    }

    [Fact]
    public void TryNext_DepartmentAtItsLimit_WaitsForOneToEnd()
    {
        var hall = new Dispatcher(Hall.Plan(Hall.Desk("a", limit: 1)));
        hall.Comes(Hall.Person("ann", capacity: 300));
        hall.Waits(1);
        hall.Waits(2);
        hall.GiveAll(1).ShouldBe("1>ann");
        hall.Why(2, 1).Code.ShouldBe(WaitCodes.LimitReached);
        hall.Remove(Hall.Item(1), Hall.At(2));
        hall.GiveAll(2).ShouldBe("2>ann");
    }

    [Fact]
    public void SetConcurrencyLimit_Null_LiftsThePlansLimit()
    {
        var hall = new Dispatcher(Hall.Plan(Hall.Desk("a", limit: 0)));
        hall.Comes(Hall.Person("ann"));
        hall.Waits(1);
        hall.NothingNext(1);
        hall.SetConcurrencyLimit(new DepartmentId("a"), null);
        hall.Reconfigure(Hall.Plan(Hall.Desk("a", limit: 0)), false, Hall.At(1));
        hall.Give(1).ShouldBe("1>ann");
    }

    [Fact]
    public void SetOpen_False_LetsItemsWaitUntilItOpens()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Waits(1);
        _hall.SetOpen(new DepartmentId("a"), false);
        _hall.NothingNext(1);
        _hall.Take("ann", 1).ShouldBeNull();
        _hall.Why(1, 1).Code.ShouldBe(WaitCodes.Closed);
        _hall.SetOpen(new DepartmentId("a"), true);
        _hall.Give(2).ShouldBe("1>ann");
    }

    [Fact]
    public void SetStaff_Unavailable_IsGivenNothing()
    {
        _hall.Comes(Hall.Person("ann"));
        _hall.Comes(Hall.Person("ann"), available: false);
        _hall.Waits(1);
        _hall.NothingNext(1);
        _hall.Comes(Hall.Person("ann"), 2);
        _hall.Give(2).ShouldBe("1>ann");
    }

    [Fact]
    public void RemoveStaff_WithWork_KeepsTheirItemsHeld()
    {
        _hall.Comes(Hall.Person("ann"));
        Holds(1, "ann", 100);
        _hall.RemoveStaff(new StaffId("ann"));
        _hall.Contains(Hall.Item(1), out var holder).ShouldBeTrue();
        holder.ShouldBe(new StaffId("ann"));
        _hall.Waits(2, Hall.Class(cost: 1));
        _hall.NothingNext(1);
        _hall.Remove(Hall.Item(1), Hall.At(2)).ShouldBeTrue();
        _hall.Held.ShouldBe(0);
    }

    [Fact]
    public void Place_WithoutIdOrWithUnknownUrgency_SaysWhatIsWrong()
    {
        var item = new WaitingItem { Item = Hall.Item(1), Class = _hall.Intern(Hall.Class()), Urgency = Urgency.General, QueuedAt = Hall.Start };
        Should.Throw<ArgumentException>(() => _hall.Place(item with { Item = default }, Hall.Start)).Message.ShouldContain("no id");
        Should.Throw<ArgumentException>(() => _hall.Place(item with { Urgency = (Urgency)6 }, Hall.Start)).Message.ShouldContain("1 to 5");
        Should.Throw<ArgumentOutOfRangeException>(() => _hall.Place(item with { Class = new WorkClassHandle(7) }, Hall.Start));
        Should.Throw<ArgumentOutOfRangeException>(() => _hall.Intern(Hall.Class() with { Cost = 0 }));
        _hall.Waiting.ShouldBe(0);
    }

    private void Holds(int number, string person, int cost) =>
        _hall.Hold(new HeldItem(Hall.Item(number), _hall.Intern(Hall.Class(cost: cost)), Urgency.General, new StaffId(person), Hall.At(1)), Hall.At(1));
}
