using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class CrisisTests
{
    private static readonly HallPlan Plan = Hall.OneDepartment with
    {
        Routing = new RoutingPlan { Order = OrderPolicyKind.Strict },
        Crisis = new CrisisPlan { Order = OrderPolicyKind.Deadline, HeldLevels = [Urgency.NotUrgent] },
    };

    [Fact]
    public void Reconfigure_CrisisHoldsALevel_UntilItIsLifted()
    {
        var hall = new Dispatcher(Plan, crisis: true);
        hall.Comes(Hall.Person("ann"));
        hall.Waits(1, urgency: Urgency.NotUrgent);
        hall.NothingNext(1);
        hall.Take("ann", 1).ShouldBeNull();
        hall.Why(1, 1).Code.ShouldBe(WaitCodes.LevelHeld);
        hall.Reconfigure(Plan, false, Hall.At(2));
        hall.Give(2).ShouldBe("1>ann");
    }

    [Fact]
    public void Reconfigure_Crisis_ChangesTheOrder()
    {
        var hall = new Dispatcher(Plan);
        hall.Waits(1, urgency: Urgency.EspeciallyUrgent, due: 90);
        hall.Waits(2, urgency: Urgency.General, due: 10);
        hall.Why(2, 1).Position.ShouldBe(2);
        hall.Reconfigure(Plan, true, Hall.At(1));
        hall.Why(2, 1).Position.ShouldBe(1);
        hall.Comes(Hall.Person("ann"));
        hall.Give(1).ShouldBe("2>ann");
    }

    [Fact]
    public void Explain_HeldLevel_DoesNotStandBeforeOthers()
    {
        var hall = new Dispatcher(Plan, crisis: true);
        hall.Waits(1, urgency: Urgency.NotUrgent);
        hall.Waits(2, urgency: Urgency.General, at: 1);
        hall.Why(2, 1).Position.ShouldBe(1);
        hall.Why(1, 1).Position.ShouldBe(2);
    }
}
