using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;

namespace Coordination.Tests.Dispatch;

/// <summary>The plans, people and kinds of work that random sequences run on; a number picks one of them.</summary>
internal sealed class GeneratedHall(int number)
{
    private static readonly string[] Names = ["a", "b", "c"];

    public OrderPolicyKind Order => (OrderPolicyKind)(number % 3);

    public ChoicePolicyKind Choice => (ChoicePolicyKind)(number / 3 % 3);

    public bool Pools => number / 9 % 2 == 1;

    public bool PoolsInGroups => number / 18 % 2 == 1;

    public bool Pulls => number / 36 % 2 == 1;

    public bool CrisisPools => number / 72 % 2 == 1;

    public static int Count => 144;

    public IReadOnlyList<StaffPlan> Staff { get; } =
    [
        Hall.Person("ann", "a", 100, Hall.Skill("x", 2), Hall.Skill("y", 1, new DateOnly(2026, 3, 2))),
        Hall.Person("bob", "a", 100, Hall.Skill("x", 1)),
        Hall.Person("cat", "b", 60, Hall.Skill("x", 3), Hall.Skill("y", 2)),
        Hall.Person("dan", "b", 100),
        Hall.Person("eve", "c", 200, Hall.Skill("y", 3), Hall.Skill("x", 1, new DateOnly(2026, 3, 3))),
    ];

    /// <summary>The second plan of each person: another department, capacity or skill.</summary>
    public IReadOnlyList<StaffPlan> OtherStaff { get; } =
    [
        Hall.Person("ann", "b", 100, Hall.Skill("x", 2)),
        Hall.Person("bob", "a", 60, Hall.Skill("x", 1), Hall.Skill("y", 1)),
        Hall.Person("cat", "b", 100),
        Hall.Person("dan", "a", 100, Hall.Skill("x", 1, new DateOnly(2026, 3, 2))),
        Hall.Person("eve", "a", 130, Hall.Skill("y", 2)),
    ];

    public IReadOnlyList<WorkClass> Classes { get; } =
    [
        Hall.Class("a"),
        Hall.Class("a", 100, Hall.Needs("x")),
        Hall.Class("a", 30, Hall.Needs("x", 2, 30)),
        Hall.Class("a", 30),
        Hall.Class("b", 60, Hall.Needs("x", 2, 20), Hall.Needs("y", 1, 45)),
        Hall.Class("b", 100),
        Hall.Class("b", 30, Hall.Needs("y", 2)),
        Hall.Class("c", 100, Hall.Needs("y")),
        Hall.Class("c", 50, Hall.Needs("y", 1, 15), Hall.Needs("x", 1)),
    ];

    public IReadOnlyList<DepartmentId> Departments { get; } = [.. Names.Select(name => new DepartmentId(name))];

    public HallPlan Plan => Hall.Plan(
        Hall.Desk("a", limit: 4),
        Hall.Desk("b", Pulls ? DispatchMode.Pull : DispatchMode.Push),
        Hall.Desk("c")) with
    {
        Routing = new RoutingPlan { Order = Order, Choice = Choice },
        Pooling = new PoolingPlan
        {
            Enabled = Pools,
            Threshold = 1,
            Groups = PoolsInGroups ? [[Departments[0], Departments[1]], [Departments[1], Departments[2]]] : [],
        },
        Crisis = new CrisisPlan
        {
            Order = (OrderPolicyKind)((number + 1) % 3),
            PoolingThreshold = CrisisPools ? 0 : null,
            HeldLevels = [Urgency.LessUrgent],
        },
    };

    public override string ToString() => $"shape {number}: {Order}, {Choice}, pools {Pools}, groups {PoolsInGroups}, pulls {Pulls}, crisis pools {CrisisPools}";
}
