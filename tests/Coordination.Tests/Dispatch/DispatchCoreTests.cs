using Coordination.Dispatch;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.Queues;
using Coordination.Dispatch.Reading;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Memory;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

public sealed class DispatchCoreTests
{
    private static readonly string[] People = ["ann", "bob", "cid", "dan", "eve"];

    [Theory]
    [InlineData(OrderPolicyKind.Strict, ChoicePolicyKind.LongestIdle)]
    [InlineData(OrderPolicyKind.Accumulating, ChoicePolicyKind.LeastLoaded)]
    [InlineData(OrderPolicyKind.Deadline, ChoicePolicyKind.BestSkill)]
    public void TryAssign_AnyOrderAndChoice_DecidesAsTheCallsByIdDo(OrderPolicyKind order, ChoicePolicyKind choice)
    {
        var (byId, bySlot) = (new HallById(order, choice), new HallBySlot(order, choice));
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
                slots.Add(Hall.Item(step), bySlot.Core.Place(
                    Hall.Item(step), bySlot.Classes[kind], (byte)((int)urgency - 1), queuedAt.UtcTicks, due?.UtcTicks ?? ItemRecord.NoDue,
                    notBefore?.UtcTicks ?? 0, now.UtcTicks));
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
                bySlot.Core.Remove(slot, now.UtcTicks);
            }

            var asking = new StaffId(People[step % People.Length]);
            var finds = byId.Hall.TryTake(asking, now, out var taken);
            bySlot.Core.TryAssignTo(bySlot.Directory.NumberOf(asking), now.UtcTicks, out var found).ShouldBe(finds);
            if (finds)
            {
                found.ShouldBe(slots[taken.Item]);
                byId.Hold(taken, now);
                pulled++;
            }

            while (byId.Hall.TryNext(now, out var decision))
            {
                byId.Hold(decision, now);
                bySlot.Core.TryAssign(now.UtcTicks, out var given, out var person).ShouldBeTrue();
                (given, person).ShouldBe((slots[decision.Item], bySlot.Directory.NumberOf(decision.Staff)));
            }

            bySlot.Core.TryAssign(now.UtcTicks, out _, out _).ShouldBeFalse();
            (bySlot.Core.Waiting, bySlot.Core.Held).ShouldBe((byId.Hall.Waiting, byId.Hall.Held));
        }

        byId.Hall.Waiting.ShouldBeGreaterThan(0);
        pulled.ShouldBeGreaterThan(0);
        var end = Hall.Start.AddSeconds(6_000);
        new QueueReporter(bySlot.Core, bySlot.Directory).Report(null, 100, end, end).Departments.ShouldBe(byId.Hall.Report(null, 100, end).Departments, new SameItems());
    }

    [Fact]
    public void PlaceAssignRemove_OverAndOver_AllocateNothing()
    {
        const int Turns = 20_000;
        var hall = new HallBySlot(OrderPolicyKind.Strict, ChoicePolicyKind.LongestIdle);
        Turn(hall, 0, 3_000);
        var done = 3_000;

        // Less than a byte a turn: the smallest object would be 24 in each. The runtime itself may take a few thousand once.
        Allocated.Least(OverAndOver).ShouldBeLessThan(Turns);

        void OverAndOver()
        {
            Turn(hall, done, Turns);
            done += Turns;
        }
    }

    [Fact]
    public void AddPerson_InAnyOrder_BreaksTiesByRank()
    {
        var core = new DispatchCore();
        var department = core.AddDepartment();
        int[] people = [core.AddPerson(rank: 0), core.AddPerson(rank: 0), core.AddPerson(rank: 1)];
        foreach (var person in people)
        {
            core.Register(person, department, 100, []);
            core.SetAvailable(person, true, 0);
        }

        var workClass = core.AddClass(department, [], 100, 10);
        var assigned = new List<int>();
        for (var number = 0; number < people.Length; number++)
        {
            core.Place(Hall.Item(number), new WaitingTerms(workClass, 0, 0, ItemRecord.NoDue), 0);
            core.TryAssign(0, out _, out var person).ShouldBeTrue();
            assigned.Add(person);
        }

        assigned.ShouldBe([people[1], people[2], people[0]]);
    }

    private static void Turn(HallBySlot hall, int first, int count)
    {
        for (var turn = first; turn < first + count; turn++)
        {
            var now = Hall.Start.Ticks + turn;
            hall.Core.Place(Hall.Item(turn), hall.Classes[turn % 2], (byte)(turn % 5), now, ItemRecord.NoDue, notBefore: 0, now);
            while (hall.Core.TryAssign(now, out var item, out _))
            {
                hall.Core.Remove(item, now);
            }
        }
    }

    private static HallPlan Plan(OrderPolicyKind order, ChoicePolicyKind choice) => Hall.Plan(Hall.Desk("a"), Hall.Desk("b")) with
    {
        Routing = new RoutingPlan { Order = order, Choice = choice },
        Pooling = new PoolingPlan { Enabled = true, Threshold = 1 },
    };

    private static IEnumerable<StaffAvailability> Staff() => People.Select((name, number) => new StaffAvailability(
        Hall.Person(name, number < 3 ? "a" : "b", 100 + (50 * number), Hall.Skill("x", 1 + number), Hall.Skill("y")), true, Hall.Start));

    private static WorkClass[] Classes() =>
    [
        Hall.Class("a", 100, Hall.Needs("x", 2, relaxAfter: 2)),
        Hall.Class("a", 50),
        Hall.Class("b", 100, Hall.Needs("y")),
    ];

    /// <summary>Two departments that help each other, three kinds of work, five people.</summary>
    private sealed class HallById
    {
        public HallById(OrderPolicyKind order, ChoicePolicyKind choice)
        {
            Hall = new Dispatcher(Plan(order, choice));
            foreach (var person in Staff())
            {
                Hall.SetStaff(person);
            }

            Classes = [.. DispatchCoreTests.Classes().Select(Hall.Intern)];
        }

        public Dispatcher Hall { get; }

        public WorkClassHandle[] Classes { get; }

        public Dictionary<WorkItemId, WorkClassHandle> ClassOf { get; } = [];

        public void Hold(in DispatchDecision decision, DateTimeOffset now) =>
            Hall.Hold(new HeldItem(decision.Item, ClassOf[decision.Item], decision.Why.Urgency, decision.Staff, now), now);
    }

    /// <summary>The same hall, by numbers.</summary>
    private sealed class HallBySlot
    {
        public HallBySlot(OrderPolicyKind order, ChoicePolicyKind choice)
        {
            Directory = new DispatchDirectory(Core);
            Directory.Configure(Plan(order, choice), crisis: false);
            foreach (var person in Staff())
            {
                Directory.SetStaff(person);
            }

            Classes = [.. DispatchCoreTests.Classes().Select(Directory.Intern)];
        }

        public DispatchCore Core { get; } = new();

        public DispatchDirectory Directory { get; }

        public WorkClassHandle[] Classes { get; }
    }

    private sealed class SameItems : IEqualityComparer<DepartmentQueue>
    {
        public bool Equals(DepartmentQueue? x, DepartmentQueue? y) =>
            x!.Department == y!.Department && (x.Waiting, x.Held) == (y.Waiting, y.Held) && x.Items.SequenceEqual(y.Items);

        public int GetHashCode(DepartmentQueue queue) => queue.Department.GetHashCode();
    }
}
