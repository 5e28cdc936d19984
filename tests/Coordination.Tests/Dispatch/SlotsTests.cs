using Coordination.Dispatch;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class SlotsTests
{
    private static readonly string[] People = ["ann", "bob", "cid", "dan", "eve"];

    [Theory]
    [InlineData(OrderPolicyKind.Strict, ChoicePolicyKind.LongestIdle)]
    [InlineData(OrderPolicyKind.Accumulating, ChoicePolicyKind.LeastLoaded)]
    [InlineData(OrderPolicyKind.Deadline, ChoicePolicyKind.BestSkill)]
    public void TryGive_AnyOrderAndChoice_DecidesAsTheCallsByIdDo(OrderPolicyKind order, ChoicePolicyKind choice)
    {
        var (byId, bySlot) = (new Twin(order, choice), new Twin(order, choice));
        var random = new Random(11);
        var slots = new Dictionary<WorkItemId, ItemSlot>();
        var pulled = 0;
        for (var step = 0; step < 6_000; step++)
        {
            var now = Hall.Start.AddSeconds(step);
            if (random.Next(5) < (step / 1000 % 2 == 0 ? 3 : 2))
            {
                var (urgency, kind) = ((Urgency)random.Next(1, 6), random.Next(3));
                DateTimeOffset? due = random.Next(3) == 0 ? null : now.AddMinutes(random.Next(60));
                var queuedAt = random.Next(4) == 0 ? now.AddSeconds(random.Next(-300, 300)) : now;
                DateTimeOffset? notBefore = random.Next(4) == 0 ? now.AddSeconds(random.Next(-60, 300)) : null;
                slots.Add(Hall.Item(step), bySlot.Hall.Place(
                    Hall.Item(step), bySlot.Classes[kind], urgency, due?.UtcTicks ?? ItemRecord.NoDue, queuedAt.UtcTicks, notBefore?.UtcTicks ?? 0, now.UtcTicks));
                byId.Hall.Place(
                    new WaitingItem
                    {
                        Item = Hall.Item(step), Class = byId.Classes[kind], Urgency = urgency, QueuedAt = queuedAt, NotBefore = notBefore, Due = due,
                    },
                    now);
                byId.ClassOf.Add(Hall.Item(step), byId.Classes[kind]);
            }
            else if (slots.Count > 0)
            {
                var gone = slots.Keys.ElementAt(random.Next(slots.Count));
                byId.Hall.Remove(gone, now).ShouldBeTrue();
                slots.Remove(gone, out var slot);
                bySlot.Hall.Remove(slot, now.UtcTicks);
            }

            var asking = new StaffId(People[step % People.Length]);
            var finds = byId.Hall.TryTake(asking, now, out var taken);
            bySlot.Hall.TryGiveTo(bySlot.Hall.PersonOf(asking), now.UtcTicks, out var found).ShouldBe(finds);
            if (finds)
            {
                found.ShouldBe(slots[taken.Item]);
                byId.Hold(taken, now);
                pulled++;
            }

            while (byId.Hall.TryNext(now, out var decision))
            {
                byId.Hold(decision, now);
                bySlot.Hall.TryGive(now.UtcTicks, out var given, out var person).ShouldBeTrue();
                (given, person).ShouldBe((slots[decision.Item], bySlot.Hall.PersonOf(decision.Staff)));
            }

            bySlot.Hall.TryGive(now.UtcTicks, out _, out _).ShouldBeFalse();
            (bySlot.Hall.Waiting, bySlot.Hall.Held).ShouldBe((byId.Hall.Waiting, byId.Hall.Held));
        }

        byId.Hall.Waiting.ShouldBeGreaterThan(0);
        pulled.ShouldBeGreaterThan(0);
        var end = Hall.Start.AddSeconds(6_000);
        bySlot.Hall.Report(null, 100, end).Departments.ShouldBe(byId.Hall.Report(null, 100, end).Departments, new SameItems());
    }

    [Fact]
    public void PlaceGiveRemove_OverAndOver_AllocateNothing()
    {
        var twin = new Twin(OrderPolicyKind.Strict, ChoicePolicyKind.LongestIdle);
        Turn(twin, 0, 3_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Turn(twin, 3_000, 20_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1_000);
    }

    private static void Turn(Twin twin, int first, int count)
    {
        for (var turn = first; turn < first + count; turn++)
        {
            var now = Hall.Start.Ticks + turn;
            twin.Hall.Place(Hall.Item(turn), twin.Classes[turn % 2], (Urgency)(1 + (turn % 5)), ItemRecord.NoDue, now);
            while (twin.Hall.TryGive(now, out var item, out _))
            {
                twin.Hall.Remove(item, now);
            }
        }
    }

    /// <summary>Two departments that help each other, three kinds of work, five people.</summary>
    private sealed class Twin
    {
        public Twin(OrderPolicyKind order, ChoicePolicyKind choice)
        {
            Hall = new Dispatcher(Dispatch.Hall.Plan(Dispatch.Hall.Desk("a"), Dispatch.Hall.Desk("b")) with
            {
                Routing = new RoutingPlan { Order = order, Choice = choice },
                Pooling = new PoolingPlan { Enabled = true, Threshold = 1 },
            });
            for (var number = 0; number < People.Length; number++)
            {
                Hall.Comes(Dispatch.Hall.Person(
                    People[number], number < 3 ? "a" : "b", 100 + (50 * number), Dispatch.Hall.Skill("x", 1 + number), Dispatch.Hall.Skill("y")));
            }

            Classes =
            [
                Hall.Intern(Dispatch.Hall.Class("a", 100, Dispatch.Hall.Needs("x", 2, relaxAfter: 2))),
                Hall.Intern(Dispatch.Hall.Class("a", 50)),
                Hall.Intern(Dispatch.Hall.Class("b", 100, Dispatch.Hall.Needs("y"))),
            ];
        }

        public Dispatcher Hall { get; }

        public WorkClassHandle[] Classes { get; }

        public Dictionary<WorkItemId, WorkClassHandle> ClassOf { get; } = [];

        public void Hold(in DispatchDecision decision, DateTimeOffset now) =>
            Hall.Hold(new HeldItem(decision.Item, ClassOf[decision.Item], decision.Why.Urgency, decision.Staff, now), now);
    }

    private sealed class SameItems : IEqualityComparer<DepartmentQueue>
    {
        public bool Equals(DepartmentQueue? x, DepartmentQueue? y) =>
            x!.Department == y!.Department && (x.Waiting, x.Held) == (y.Waiting, y.Held) && x.Items.SequenceEqual(y.Items);

        public int GetHashCode(DepartmentQueue queue) => queue.Department.GetHashCode();
    }
}
