using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class OrderTests
{
    [Fact]
    public void TryNext_SameLevel_GoesByAgeThenId()
    {
        var hall = Hall1(OrderPolicyKind.Strict);
        hall.Waits(3, at: 1);
        hall.Waits(2, at: 1);
        hall.Waits(9, at: 0, now: 1);
        hall.Comes(Hall.Person("ann", capacity: 300));
        hall.GiveAll(2).ShouldBe("9>ann 2>ann 3>ann");
    }

    [Fact]
    public void TryNext_Strict_GoesByLevelFirst()
    {
        var hall = Hall1(OrderPolicyKind.Strict);
        hall.Waits(1, urgency: Urgency.NotUrgent);
        hall.Waits(2, urgency: Urgency.EspeciallyUrgent, at: 50);
        hall.Comes(Hall.Person("ann", capacity: 200));
        hall.GiveAll(51).ShouldBe("2>ann 1>ann");
    }

    [Theory]
    [InlineData(15, "2>ann")]
    [InlineData(17, "1>ann")]
    public void TryNext_Accumulating_OvertakesByRateTimesWaiting(double newcomersHead, string expected)
    {
        // Level 5 gains 1 a minute, level 1 gains 16: after 16 minutes a newcomer's one minute is worth the same.
        var hall = Hall1(OrderPolicyKind.Accumulating);
        hall.Waits(1, urgency: Urgency.NotUrgent);
        hall.Waits(2, urgency: Urgency.EspeciallyUrgent, at: newcomersHead - 1);
        hall.Comes(Hall.Person("ann"));
        hall.Give(newcomersHead).ShouldBe(expected);
    }

    [Fact]
    public void TryNext_AccumulatingWithAgesInTheFuture_CountsNoWaiting()
    {
        var hall = Hall1(OrderPolicyKind.Accumulating);
        hall.Waits(1, urgency: Urgency.EspeciallyUrgent, at: 10, now: 0);
        hall.Waits(2, urgency: Urgency.NotUrgent, at: 5, now: 0);
        hall.Comes(Hall.Person("ann", capacity: 200));
        hall.GiveAll(0).ShouldBe("2>ann 1>ann");
    }

    [Fact]
    public void TryNext_Deadline_GoesByDueAndWithoutDueLast()
    {
        var hall = Hall1(OrderPolicyKind.Deadline);
        hall.Waits(1, urgency: Urgency.EspeciallyUrgent);
        hall.Waits(2, urgency: Urgency.General, due: 90);
        hall.Waits(3, urgency: Urgency.NotUrgent, due: 30);
        hall.Comes(Hall.Person("ann", capacity: 300));
        hall.GiveAll(1).ShouldBe("3>ann 2>ann 1>ann");
    }

    [Fact]
    public void TryNext_DeadlineWithinOneLevel_KeepsArrivalOrder()
    {
        var hall = Hall1(OrderPolicyKind.Deadline);
        hall.Waits(1, due: 90);
        hall.Waits(2, at: 1, due: 10);
        hall.Comes(Hall.Person("ann", capacity: 200));
        hall.GiveAll(1).ShouldBe("1>ann 2>ann");
    }

    [Fact]
    public void TryNext_DeadlineWithinOneQueueOfSeveralCosts_KeepsArrivalOrder()
    {
        var hall = Hall1(OrderPolicyKind.Deadline);
        hall.Waits(1, Hall.Class(cost: 50), due: 90);
        hall.Waits(2, Hall.Class(cost: 30), at: 1, due: 10);
        hall.Comes(Hall.Person("ann"));
        hall.GiveAll(1).ShouldBe("1>ann 2>ann");
    }

    [Fact]
    public void TryNext_SeveralDepartments_DecidesTheBestItemFirst()
    {
        var hall = new Dispatcher(Hall.Plan(Hall.Desk("a"), Hall.Desk("b")));
        hall.Comes(Hall.Person("ann", "a"));
        hall.Comes(Hall.Person("bob", "b"));
        hall.Waits(1, Hall.Class("a"), Urgency.General);
        hall.Waits(2, Hall.Class("b"), Urgency.MoreUrgent, at: 1);
        hall.GiveAll(1).ShouldBe("2>bob 1>ann");
    }

    [Fact]
    public void TryNext_Appointment_IsCalledEarlyAndMergesByItsTime()
    {
        // Booked for minute 30, callable ten minutes before: walk-ins who came until 30 go first.
        var hall = Hall1(OrderPolicyKind.Strict);
        hall.Waits(1, at: 30, notBefore: 20, now: 0);
        hall.Comes(Hall.Person("ann", capacity: 100));
        hall.NothingNext(19);
        hall.NextWake.ShouldBe(Hall.At(20));
        hall.Waits(2, at: 19);
        hall.Give(20).ShouldBe("2>ann");
        hall.Remove(Hall.Item(2), Hall.At(21));
        hall.Give(21).ShouldBe("1>ann");
    }

    private static Dispatcher Hall1(OrderPolicyKind order) =>
        new(Hall.OneDepartment with { Routing = new RoutingPlan { Order = order } });
}
