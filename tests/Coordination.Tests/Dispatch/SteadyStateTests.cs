using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Memory;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class SteadyStateTests
{
    private readonly Dispatcher _hall = new(Hall.OneDepartment);
    private readonly WorkClassHandle _class;
    private int _next;

    public SteadyStateTests()
    {
        _class = _hall.Intern(Hall.Class("a", 100, Hall.Needs("x", 1, 600)));
        _hall.Comes(Hall.Person("ann", "a", 300, Hall.Skill("x")));
        for (var count = 0; count < 500; count++)
        {
            Place();
        }
    }

    [Fact]
    public void PlaceDecideHoldRemove_OverAndOver_AllocateNothing()
    {
        Turn(2_000);
        Allocated.Least(() => Turn(20_000)).ShouldBeLessThan(1_000);
    }

    [Fact]
    public void Rebuild_InAnyOrder_GivesTheSameQueueAndDecisions()
    {
        var items = Enumerable.Range(0, 800).Select(number => new WaitingItem
        {
            Item = Hall.Item(number),
            Class = _class,
            Urgency = (Urgency)(1 + (number * 7 % 5)),
            QueuedAt = Hall.At(number % 40),
            Due = number % 3 == 0 ? null : Hall.At(number * 13 % 90),
            NotBefore = number % 11 == 0 ? Hall.At(100) : null,
        }).ToList();
        var random = new Random(9);
        foreach (var order in Enum.GetValues<OrderPolicyKind>())
        {
            var first = Rebuilt(order, items);
            var second = Rebuilt(order, items.OrderBy(_ => random.Next()).ToList());
            var listed = first.Report(null, 1000, Hall.At(50)).Departments[0].Items;
            second.Report(null, 1000, Hall.At(50)).Departments[0].Items.ShouldBe(listed);
            second.GiveAll(50).ShouldBe(first.GiveAll(50));
            second.Why(400, 50).Position.ShouldBe(first.Why(400, 50).Position);
        }
    }

    private static Dispatcher Rebuilt(OrderPolicyKind order, List<WaitingItem> items)
    {
        var hall = new Dispatcher(Hall.OneDepartment with { Routing = new RoutingPlan { Order = order } });
        hall.Intern(Hall.Class("a", 100, Hall.Needs("x", 1, 600)));
        hall.Comes(Hall.Person("ann", "a", 1000, Hall.Skill("x")));
        hall.Comes(Hall.Person("bob", "a", 1000, Hall.Skill("x")));
        foreach (var item in items)
        {
            hall.Place(item, Hall.At(50));
        }

        return hall;
    }

    private void Turn(int count)
    {
        for (var turn = 0; turn < count; turn++)
        {
            var now = Hall.Start.AddSeconds(_next);
            if (!_hall.TryNext(now, out var decision))
            {
                throw new InvalidOperationException("Somebody is free and nothing was decided.");
            }

            _hall.Hold(new HeldItem(decision.Item, _class, Urgency.General, decision.Staff, now), now);
            _hall.Remove(decision.Item, now);
            Place();
        }
    }

    private void Place()
    {
        var now = Hall.Start.AddSeconds(_next);
        _hall.Place(
            new WaitingItem { Item = Hall.Item(_next), Class = _class, Urgency = (Urgency)(1 + (_next % 5)), QueuedAt = now, NotBefore = _next % 9 == 0 ? now.AddSeconds(20) : null },
            now);
        _next++;
    }
}
