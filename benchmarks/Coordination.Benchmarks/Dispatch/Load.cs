using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>The hall that is measured: four departments of 25 people, three kinds of skilled work each, five levels.</summary>
internal sealed class Load
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(20260302);
    private readonly WorkClassHandle[] _classes;
    private long _arrivals;

    public Load(int departments, int peopleEach, int skills, OrderPolicyKind order = OrderPolicyKind.Strict)
    {
        var names = Enumerable.Range(0, departments).Select(number => new DepartmentId($"d{number}")).ToList();
        Plan = PlanOf(names, order);
        Staff = [.. names.SelectMany(name => Enumerable.Range(0, peopleEach).Select(number => new StaffAvailability(Person(name, number, skills), true, Start)))];
        Classes = [.. names.SelectMany(name => Enumerable.Range(0, skills).Select(skill => Class(name, skill)))];
        Dispatcher = new Dispatcher(Plan);
        foreach (var person in Staff)
        {
            Dispatcher.SetStaff(person);
        }

        _classes = [.. Classes.Select(Dispatcher.Intern)];
    }

    public HallPlan Plan { get; }

    public ImmutableArray<StaffAvailability> Staff { get; }

    /// <summary>The kinds of work; their handles are their places here.</summary>
    public ImmutableArray<WorkClass> Classes { get; }

    public Dispatcher Dispatcher { get; }

    /// <summary>The next arrival. Its class and urgency follow from its id, so that a holder can be told them.</summary>
    /// <param name="like">An item whose class it is to have, so that every queue keeps its length; any class when null.</param>
    public WaitingItem Next(WorkItemId? like = null)
    {
        var number = _arrivals++;
        var id = NewId();
        id = like is { } other ? id with { Index = id.Index - (id.Index % _classes.Length) + (other.Index % _classes.Length) } : id;
        return new WaitingItem
        {
            Item = id,
            Class = ClassOf(id),
            Urgency = UrgencyOf(id),
            QueuedAt = Start.AddTicks(number * 10_000),
            Due = Start.AddTicks((number * 10_000) + ((int)UrgencyOf(id) * TimeSpan.TicksPerHour)),
        };
    }

    public WorkClassHandle ClassOf(in WorkItemId id) => _classes[id.Index % _classes.Length];

    public static Urgency UrgencyOf(in WorkItemId id) => (Urgency)(1 + ((id.Index >> 8) % 5));

    public HeldItem Held(in DispatchDecision decision) =>
        new(decision.Item, ClassOf(decision.Item), UrgencyOf(decision.Item), decision.Staff, Now);

    public DateTimeOffset Now => Start.AddTicks(_arrivals * 10_000);

    public void Fill(int waiting)
    {
        for (var count = 0; count < waiting; count++)
        {
            Dispatcher.Place(Next(), Now);
        }
    }

    private WorkItemId NewId()
    {
        Span<long> bits = [_random.NextInt64(), _random.NextInt64()];
        return new WorkItemId(new RequestId(MemoryMarshal.Cast<long, Guid>(bits)[0]), (int)(bits[0] >> 40));
    }

    private static WorkClass Class(DepartmentId department, int skill) => new(
        department, new ServiceId($"s{skill}"), [new SkillRequirement { Skill = new SkillId($"k{skill}") }], 100, 10);

    private static StaffPlan Person(DepartmentId department, int number, int skills) => new()
    {
        Id = new StaffId($"{department}-{number:000}"),
        Name = "Somebody",
        Department = department,
        Skills = [.. Enumerable.Range(0, skills).Where(skill => skills == 1 || skill != number % skills).Select(skill => new HeldSkill(new SkillId($"k{skill}"), 3))],
    };

    private static HallPlan PlanOf(IEnumerable<DepartmentId> departments, OrderPolicyKind order) => new()
    {
        Centre = new CentreId("hall"),
        Name = "Hall",
        TimeZone = "Europe/Warsaw",
        Routing = new RoutingPlan { Order = order },
        Departments = [.. departments.Select(id => new DepartmentPlan { Id = id, Name = id.ToString() })],
    };
}
