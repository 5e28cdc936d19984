using Coordination.Dispatch.Matching;
using Coordination.Dispatch.People;

namespace Coordination.Dispatch.Queues;

/// <summary>The items that wait: each in a lane, by its level, in arrival order.</summary>
internal sealed class WaitingQueues
{
    private readonly ItemSlab _items;
    private readonly List<ClassSlot> _classes;
    private readonly DispatchChanges _changes;
    private readonly WakeHeap _relaxations;
    private readonly LaneDirectory _lanes = new();
    private readonly RequirementSchedule _noRequirement;

    /// <param name="items">The items' records.</param>
    /// <param name="classes">The classes of work by number; more may come.</param>
    /// <param name="noRequirement">The schedule without any requirement.</param>
    /// <param name="wakeUps">Told when requirements fall away and restrictions end.</param>
    /// <param name="changes">Told where something changes.</param>
    public WaitingQueues(
        ItemSlab items, List<ClassSlot> classes, RequirementSchedule noRequirement, WakeUps wakeUps, DispatchChanges changes)
    {
        (_items, _classes, _noRequirement, _changes) = (items, classes, noRequirement, changes);
        _relaxations = wakeUps.Relaxations;
        Trees = new ArrivalTrees(items);
        Restrictions = new Restrictions(wakeUps.RestrictionEnds);
    }

    /// <summary>How many items wait, those that may not be called yet included.</summary>
    public int Count { get; private set; }

    public ArrivalTrees Trees { get; }

    public Restrictions Restrictions { get; }

    public Lane LaneOf(in ItemRecord record) => _lanes[record.Lane];

    /// <summary>The lane where new items of a class wait.</summary>
    public Lane LaneFor(DepartmentSlot department, RequirementSchedule schedule, int cost) => _lanes.Find(department, schedule, cost, []);

    /// <summary>Puts an item that is in no queue into the one it belongs to now.</summary>
    public void Add(int item, ref ItemRecord record, long now)
    {
        var workClass = _classes[record.Class];
        var department = workClass.Department;
        var deferred = Restrictions.Defers(ref record, now);
        var lane = deferred ? _lanes.DeferredOf(department, _noRequirement) : LaneFor(record, workClass, now);
        record.State = deferred ? ItemState.Deferred : ItemState.Waiting;
        record.Lane = lane.Index;
        Trees.Insert(ref lane.Levels[record.Level], item);
        lane.Mask |= 1 << record.Level;
        Count++;
        if (lane.Count++ == 0 && !deferred)
        {
            Activate(lane);
        }

        if (!deferred)
        {
            workClass.Callable++;
            CountCallable(department, record.Level, 1);
            UpdateRelaxation(lane);
            _changes.Mark(department);
        }
    }

    /// <summary>Takes an item out of its queue.</summary>
    public void Remove(int item, ref ItemRecord record)
    {
        var lane = _lanes[record.Lane];
        ref var queue = ref lane.Levels[record.Level];
        Trees.Remove(ref queue, item);
        lane.Mask &= queue.Count == 0 ? ~(1 << record.Level) : -1;
        Count--;
        Restrictions.Suspend(record);
        if (record.State == ItemState.Waiting)
        {
            _classes[record.Class].Callable--;
            CountCallable(lane.Queue.Department, record.Level, -1);
            _changes.MarkPooling();
        }

        lane.Count--;
        UpdateRelaxation(lane);
        if (lane.Count == 0 && record.State == ItemState.Waiting)
        {
            Deactivate(lane);
        }
    }

    /// <summary>An item goes to the queue where it belongs by now.</summary>
    public void Requeue(int item, long now)
    {
        ref var record = ref _items[item];
        Remove(item, ref record);
        Add(item, ref record, now);
    }

    /// <summary>How many have joined a department's queue by now: an appointment does at the booked time, though it may be called a little before.</summary>
    public int CountJoined(DepartmentSlot department, long now)
    {
        var count = department.Deferred is { } deferred ? CountJoined(deferred, now) : 0;
        foreach (var queue in department.Active)
        {
            foreach (var lane in queue.Active)
            {
                count += CountJoined(lane, now);
            }
        }

        return count;
    }

    /// <summary>How many of a lane's level have joined by now: the first ones of it.</summary>
    public int CountJoined(Lane lane, int level, long now) => Trees.Rank(lane.Levels[level], now + 1, default);

    /// <summary>Moves every item of a lane on whose next requirement has fallen away.</summary>
    public void Relax(int index, long now)
    {
        var lane = _lanes[index];
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            while (lane.Levels[level].Count > 0 && lane.Levels[level].FirstAt + lane.Schedule.RelaxAfter <= now)
            {
                Requeue(lane.Levels[level].First, now);
            }
        }
    }

    /// <summary>Whether an item that may be called stands where it would be put now: time that went back restores requirements.</summary>
    public bool RequiresAsPlaced(in ItemRecord record, long now) =>
        _lanes[record.Lane].Schedule == _classes[record.Class].Schedule.At(record.QueuedAt, now);

    private int CountJoined(Lane lane, long now)
    {
        var count = 0;
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            count += CountJoined(lane, level, now);
        }

        return count;
    }

    private Lane LaneFor(in ItemRecord record, ClassSlot workClass, long now)
    {
        var schedule = workClass.Schedule.At(record.QueuedAt, now);
        return record.Restriction < 0 && schedule == workClass.Schedule
            ? workClass.Lane
            : _lanes.Find(workClass.Department, schedule, workClass.Cost, Restrictions.ExcludedFrom(record));
    }

    private void UpdateRelaxation(Lane lane)
    {
        if (lane.Schedule.Relaxed is not null && !lane.IsDeferred)
        {
            _relaxations.Set(lane.Index, lane.NextRelaxation);
        }
    }

    private static void CountCallable(DepartmentSlot department, int level, int by)
    {
        department.Callable[level] += by;
        department.CallableItems += by;
    }

    private static void Activate(Lane lane)
    {
        lane.Queue.Activate(lane);
        if (lane.Queue.ActivePlace < 0)
        {
            lane.Queue.Department.Activate(lane.Queue);
        }
    }

    private void Deactivate(Lane lane)
    {
        lane.Queue.Deactivate(lane);
        if (lane.Queue.Active.IsEmpty)
        {
            lane.Queue.Department.Deactivate(lane.Queue);
        }

        if (_lanes.Release(lane))
        {
            foreach (ref var level in lane.Levels.AsSpan())
            {
                Trees.Release(ref level);
            }
        }
    }
}
