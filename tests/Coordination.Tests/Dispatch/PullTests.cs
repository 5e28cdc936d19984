using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class PullTests
{
    private readonly Dispatcher _hall = new(Hall.Plan(Hall.Desk("a", DispatchMode.Pull), Hall.Desk("b")));

    public PullTests() => _hall.Comes(Hall.Person("ann"));

    [Fact]
    public void TryNext_PullDepartment_GivesNothing()
    {
        _hall.Waits(1);
        _hall.NothingNext(1);
        _hall.Why(1, 1).Code.ShouldBe(WaitCodes.WaitingForPull);
    }

    [Fact]
    public void TryTake_BestItem_IsReservedForThePerson()
    {
        _hall.Waits(1, urgency: Urgency.NotUrgent);
        _hall.Waits(2, urgency: Urgency.General, at: 1);
        _hall.TryTake(new StaffId("ann"), Hall.At(2), out var decision).ShouldBeTrue();
        decision.Item.ShouldBe(Hall.Item(2));
        decision.Why.Pulled.ShouldBeTrue();
        decision.Why.ToString().ShouldEndWith("asked for by the person.");
        _hall.Take("ann", 2).ShouldBeNull();
    }

    [Fact]
    public void TryTake_PushDepartment_WorksToo()
    {
        _hall.Comes(Hall.Person("bob", "b"));
        _hall.Waits(1, Hall.Class("b"));
        _hall.Take("bob", 1).ShouldBe("1>bob");
    }

    [Fact]
    public void TryTake_UnknownOrUnavailablePerson_GetsNothing()
    {
        _hall.Waits(1);
        _hall.Take("eve", 1).ShouldBeNull();
        _hall.Comes(Hall.Person("ann"), available: false);
        _hall.Take("ann", 1).ShouldBeNull();
    }
}
