using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class ReservationTests
{
    private readonly Dispatcher _hall = new(Hall.OneDepartment);

    public ReservationTests() => _hall.Comes(Hall.Person("ann"));

    [Fact]
    public void Release_ReservedItem_GoesBackToItsPlace()
    {
        _hall.Waits(1);
        _hall.Waits(2, at: 1);
        _hall.Give(2).ShouldBe("1>ann");
        _hall.Waiting.ShouldBe(1);
        _hall.Release(Hall.Item(1), Hall.At(3));
        _hall.Why(1, 3).Position.ShouldBe(1);
        _hall.Give(3).ShouldBe("1>ann");
    }

    [Fact]
    public void Release_ItemThatIsNotReserved_ChangesNothing()
    {
        _hall.Waits(1);
        _hall.Release(Hall.Item(1), Hall.At(1));
        _hall.Release(Hall.Item(2), Hall.At(1));
        _hall.Give(1);
        _hall.Hold(Held(1), Hall.At(2));
        _hall.Release(Hall.Item(1), Hall.At(3));
        _hall.Held.ShouldBe(1);
    }

    [Fact]
    public void Place_ReservedItem_StaysReservedAndReturnsWithTheChange()
    {
        _hall.Waits(1);
        _hall.Waits(2, at: 1);
        _hall.Give(1).ShouldBe("1>ann");
        _hall.Waits(1, urgency: Urgency.NotUrgent, at: 0, now: 2);
        _hall.NothingNext(2);
        _hall.Why(1, 2).Code.ShouldBe(WaitCodes.Reserved);
        _hall.Release(Hall.Item(1), Hall.At(3));
        _hall.Give(3).ShouldBe("2>ann");
    }

    [Fact]
    public void Place_ReservedItemMovesToAnotherDepartment_FreesThePlaceUnderTheLimit()
    {
        var hall = new Dispatcher(Hall.Plan(Hall.Desk("a", limit: 1), Hall.Desk("b")));
        hall.Comes(Hall.Person("ann"));
        hall.Comes(Hall.Person("bob"));
        hall.Waits(1);
        hall.Waits(2, at: 1);
        hall.GiveAll(1).ShouldBe("1>ann");
        hall.Comes(Hall.Person("ann", "b"), 1);
        hall.NothingNext(1);
        hall.Waits(1, Hall.Class("b"), now: 2);
        hall.GiveAll(2).ShouldBe("2>bob");
    }

    [Fact]
    public void Hold_ReservedItem_BecomesFinal()
    {
        _hall.Waits(1);
        _hall.Give(1);
        _hall.Hold(Held(1), Hall.At(2));
        _hall.Hold(Held(1), Hall.At(2));
        var wait = _hall.Why(1, 9);
        wait.Code.ShouldBe(WaitCodes.Held);
        wait.Holder.ShouldBe(new StaffId("ann"));
        wait.Position.ShouldBeNull();
        _hall.Held.ShouldBe(1);
    }

    [Fact]
    public void Hold_WaitingItem_LeavesItsQueue()
    {
        _hall.Waits(1);
        _hall.Hold(Held(1), Hall.At(2));
        _hall.Waiting.ShouldBe(0);
        _hall.NothingNext(3);
    }

    [Fact]
    public void Hold_ByAnotherPerson_MovesTheLoad()
    {
        _hall.Comes(Hall.Person("bob"));
        _hall.Hold(Held(1), Hall.At(1));
        _hall.Hold(Held(1) with { Staff = new StaffId("bob") }, Hall.At(2));
        _hall.Waits(2, at: 3);
        _hall.GiveAll(3).ShouldBe("2>ann");
        _hall.Report(null, 0, Hall.At(3)).Staff.Select(load => load.Load).ShouldBe([100, 100]);
    }

    [Fact]
    public void Place_HeldItem_WaitsAgainAndFreesItsHolder()
    {
        _hall.Hold(Held(1), Hall.At(1));
        _hall.Waits(1, at: 0, now: 2, exclusions: Hall.Not("ann", 10));
        _hall.Held.ShouldBe(0);
        _hall.Waits(2, at: 2);
        _hall.Give(2).ShouldBe("2>ann");
    }

    [Fact]
    public void Place_TheSameAgain_ChangesNothing()
    {
        _hall.Waits(1, exclusions: Hall.Not("ann", 10));
        _hall.Waits(1, exclusions: Hall.Not("ann", 10));
        _hall.Waiting.ShouldBe(1);
        _hall.NextWake.ShouldBe(Hall.At(10));
    }

    [Fact]
    public void Remove_Unknown_SaysSo() => _hall.Remove(Hall.Item(1), Hall.Start).ShouldBeFalse();

    [Fact]
    public void Contains_EveryState_TellsTheHolder()
    {
        _hall.Contains(Hall.Item(1), out _).ShouldBeFalse();
        _hall.Waits(1);
        _hall.Contains(Hall.Item(1), out var nobody).ShouldBeTrue();
        nobody.ShouldBeNull();
        _hall.Give(1);
        _hall.Contains(Hall.Item(1), out var ann).ShouldBeTrue();
        ann.ShouldBe(new StaffId("ann"));
    }

    private HeldItem Held(int number) => new(Hall.Item(number), _hall.Intern(Hall.Class()), Urgency.General, new StaffId("ann"), Hall.At(1));
}
