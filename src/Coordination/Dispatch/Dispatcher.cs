using Coordination.Departments;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>Who gets what next: queues, people and policies, in memory, single-threaded and deterministic.</summary>
/// <remarks>
/// <para>The live centre drives it by real time, a replay by a virtual clock, the simulator directly. It reads no clock
/// and draws no random number; the same calls give the same decisions.</para>
/// <para>Every operation is O(log n) or better in the number of waiting items. A decision also looks once at every queue that
/// has items in a department where something changed; it looks at the first item of each level only.</para>
/// <para>Departments and people it has not been told of are taken in when something names them: a department is then open,
/// pushes, and has no staff; a person gets nothing. So late and unordered news does no harm.</para>
/// <para>Its rules are in <c>docs/dispatch.md</c>. Not thread-safe: one caller at a time.</para>
/// </remarks>
public sealed partial class Dispatcher
{
    private const int AllLevels = (1 << Lane.LevelCount) - 1;

    private readonly ItemSlab _items = new();
    private readonly ItemIndex _index;
    private readonly ArrivalTrees _trees;
    private readonly RareSlab _rares = new();
    private readonly LaneDirectory _lanes = new();
    private readonly RequirementDirectory _requirements;
    private readonly RequirementSchedule _noRequirement;
    private readonly StaffDirectory _staff = new();

    private readonly Dictionary<DepartmentId, DepartmentSlot> _departmentsById = [];
    private readonly List<DepartmentSlot> _departments = [];
    private readonly Dictionary<WorkClass, ClassSlot> _classesByContent = new(new WorkClassComparer());
    private readonly List<ClassSlot> _classes = [];

    private HallPlan _plan;
    private bool _crisis;
    private IOrderPolicy _order = OrderPolicies.Of(OrderPolicyKind.Strict);
    private IChoicePolicy _choice = ChoicePolicies.Of(ChoicePolicyKind.LongestIdle);
    private OrderPolicyKind _orderKind;
    private ChoicePolicyKind _choiceKind;
    private bool _levelsFirst;
    private double[] _rates = [];
    private int _levels = AllLevels;
    private int _waiting;
    private int _held;

    /// <summary>Makes an empty dispatcher; every department is open.</summary>
    /// <param name="plan">Departments, routing, pooling and crisis rules. Staff come by <see cref="SetStaff"/>.</param>
    /// <param name="crisis">Whether the crisis plan counts.</param>
    public Dispatcher(HallPlan plan, bool crisis = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _index = new ItemIndex(_items);
        _trees = new ArrivalTrees(_items);
        _requirements = new RequirementDirectory { Created = JudgeEverybody };
        _noRequirement = _requirements.ScheduleOf([]);
        _plan = plan;
        Configure(plan, crisis);
    }

    /// <summary>How many items wait, those that may not be called yet included.</summary>
    public int Waiting => _waiting;

    /// <summary>How many items are held, offered or reserved.</summary>
    public int Held => _held;

    /// <summary>Whether the dispatcher knows an item, and who holds it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="holder">Who holds it, or whom it is reserved for; null when it waits or is unknown.</param>
    public bool Contains(WorkItemId item, out StaffId? holder)
    {
        var index = _index.Find(item);
        holder = index >= 0 && _items[index].State >= ItemState.Reserved ? _staff[_items[index].Holder].Id : null;
        return index >= 0;
    }

    /// <summary>Learns from a finished service, for estimates.</summary>
    /// <param name="workClass">What kind of work it was.</param>
    /// <param name="duration">How long somebody was busy with it; times below zero are ignored.</param>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration)
    {
        if (duration >= TimeSpan.Zero)
        {
            ClassOf(workClass).Times.Observe(duration.TotalMinutes);
        }
    }

    /// <summary>Learns from a service that is just over, before its item is removed: how long it took, and how fast the queue moves.</summary>
    /// <param name="workClass">What kind of work it was.</param>
    /// <param name="duration">How long somebody was busy with it; times below zero are ignored.</param>
    /// <param name="now">When it was over.</param>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration, DateTimeOffset now)
    {
        ObserveService(workClass, duration);
        ObservePace(ClassOf(workClass).Department, now.UtcTicks);
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private ClassSlot ClassOf(WorkClassHandle handle) =>
        (uint)handle.Value < (uint)_classes.Count
            ? _classes[handle.Value]
            : throw new ArgumentOutOfRangeException(
                nameof(handle), handle.Value, "The class of work is not this dispatcher's; take the handle that its Intern gave.");
}
