using Coordination.Dispatch.Matching;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Dispatch.Reading;

namespace Coordination.Dispatch.Core;

/// <summary>Who gets what next, by numbers: departments, people, classes of work and items' slots. The simulator drives it alone.</summary>
/// <remarks>
/// <para>Nothing is looked up by id. The caller keeps two promises instead of checks: an id is new when it is placed, and a slot is
/// used until its item is removed, not after. Numbers begin at 0 and have no gaps. Times are UTC ticks.</para>
/// <para>Every operation is O(log n) or better in the number of waiting items. A decision also looks once at every queue that
/// has items in a department where something changed; it looks at the first item of each level only.</para>
/// <para>It reads no clock and draws no random number; the same calls give the same decisions. Its rules are in
/// <c>docs/dispatch.md</c>. Not thread-safe: one caller at a time.</para>
/// </remarks>
internal sealed partial class DispatchCore
{
    private readonly List<ClassSlot> _classes = [];
    private readonly List<DepartmentSlot> _departments = [];
    private readonly WakeUps _wakeUps = new();
    private readonly DispatchChanges _changes = new();
    private readonly Assignments _assignments;
    private readonly MemberMatcher _members;
    private readonly PoolingMatcher _pooling;

    /// <summary>Makes an empty one.</summary>
    public DispatchCore()
    {
        Workforce = new Workforce(Rules, _wakeUps.Expiries, _changes);
        Queues = new WaitingQueues(Items, _classes, Workforce.Requirements.ScheduleOf([]), _wakeUps, _changes);
        _assignments = new Assignments(Items, _classes, Workforce, _changes);
        var heads = new HeadSearch(Items, Rules);
        _members = new MemberMatcher(heads, Workforce, _changes);
        _pooling = new PoolingMatcher(heads, Workforce, _departments, Rules, _changes);
        Waits = new WaitReader(this, _pooling);
    }

    /// <summary>How many items wait, those that may not be called yet included.</summary>
    public int Waiting => Queues.Count;

    /// <summary>How many have joined a department's queue by now: whoever is booked for later waits nowhere yet.</summary>
    public int CountJoined(int department, long now) => Queues.CountJoined(_departments[department], now);

    /// <summary>How many items are held, offered or reserved.</summary>
    public int Held => _assignments.Count;

    /// <summary>
    /// The earliest time at which something changes by itself: a requirement falls away, an exclusion ends, an item may be called,
    /// a skill expires. <see cref="long.MaxValue"/> for never; a time that is past is dealt with by the next decision.
    /// </summary>
    public long NextDue => _wakeUps.Next;

    /// <summary>The items' records, for readers.</summary>
    public ItemSlab Items { get; } = new();

    /// <summary>The rules that count, for readers.</summary>
    public DispatchRules Rules { get; } = new();

    /// <summary>The people, for readers.</summary>
    public Workforce Workforce { get; }

    /// <summary>What waits, for readers.</summary>
    public WaitingQueues Queues { get; }

    /// <summary>Positions, and how long waits may still take.</summary>
    public WaitReader Waits { get; }

    /// <summary>The departments by number, for readers.</summary>
    public IReadOnlyList<DepartmentSlot> Departments => _departments;

    /// <summary>The class of an item, for readers.</summary>
    public ClassSlot ClassOf(in ItemRecord record) => _classes[record.Class];

    /// <summary>Learns from a finished service how long its class takes; times below zero are ignored.</summary>
    public void ObserveService(WorkClassHandle workClass, TimeSpan duration)
    {
        if (duration >= TimeSpan.Zero)
        {
            ClassOf(workClass).Times.Observe(duration.TotalMinutes);
        }
    }

    /// <summary>Learns from a service that is just over, before its item is removed, how fast its department's queue moves.</summary>
    public void ObservePace(WorkClassHandle workClass, long now)
    {
        var department = ClassOf(workClass).Department;
        department.Pace.Observe(now, department.InHand + department.FreeMembers, department.CallableItems);
    }

    /// <summary>The class of a handle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The handle is not this core's.</exception>
    public ClassSlot ClassOf(WorkClassHandle handle) =>
        (uint)handle.Value < (uint)_classes.Count
            ? _classes[handle.Value]
            : throw new ArgumentOutOfRangeException(
                nameof(handle), handle.Value, "The class of work is not this dispatcher's; take the handle that its Intern gave.");

    /// <summary>A promise was not kept: others may help with what nobody of its department is free for.</summary>
    public void NoteMissed() => _changes.MarkPooling();

    /// <summary>Does what is due by itself.</summary>
    /// <remarks>Nearly always nothing is due: the test is small enough to stand in every caller.</remarks>
    public void ProcessDue(long now)
    {
        if (NextDue <= now)
        {
            ProcessAllDue(now);
        }
    }

    private void ProcessAllDue(long now)
    {
        while (_wakeUps.Expiries.Next <= now)
        {
            Workforce.ExpireNext(now);
        }

        while (_wakeUps.RestrictionEnds.Next <= now)
        {
            Queues.Requeue(Queues.Restrictions.ItemOf(_wakeUps.RestrictionEnds.NextId), now);
        }

        while (_wakeUps.Relaxations.Next <= now)
        {
            Queues.Relax(_wakeUps.Relaxations.NextId, now);
        }
    }
}
