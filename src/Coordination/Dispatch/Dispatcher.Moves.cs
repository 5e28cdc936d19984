using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch;

/// <summary>The four moves that everything else is made of: into a queue, out of it, into somebody's hands, out of them.</summary>
public sealed partial class Dispatcher
{
    private void Enqueue(int item, ref ItemRecord record, long now)
    {
        var workClass = _classes[record.Class];
        var department = workClass.Department;
        var early = IsEarly(ref record, now);
        var lane = early ? _lanes.ParkedOf(department, _noRequirement) : LaneFor(record, workClass, now);
        record.State = early ? ItemState.Parked : ItemState.Waiting;
        record.Lane = lane.Index;
        _trees.Insert(ref lane.Levels[record.Level], item);
        lane.Mask |= 1 << record.Level;
        _waiting++;
        workClass.Waiting++;
        if (lane.Count++ == 0 && !early)
        {
            Activate(lane);
        }

        if (!early)
        {
            CountCallable(department, record.Level, 1);
            UpdateRelaxation(lane);
            Unsettle(department);
        }
    }

    private Lane LaneFor(in ItemRecord record, ClassSlot workClass, long now)
    {
        var schedule = workClass.Schedule.At(record.QueuedAt, now);
        return record.Rare < 0 && schedule == workClass.Schedule
            ? workClass.Lane
            : _lanes.Find(workClass.Department, schedule, workClass.Cost, ExcludedFrom(record));
    }

    private void TakeOut(int item, ref ItemRecord record)
    {
        var lane = _lanes[record.Lane];
        ref var queue = ref lane.Levels[record.Level];
        _trees.Remove(ref queue, item);
        lane.Mask &= queue.Count == 0 ? ~(1 << record.Level) : AllLevels;
        _waiting--;
        _classes[record.Class].Waiting--;
        if (record.Rare >= 0)
        {
            _returns.Remove(record.Rare);
        }

        if (record.State == ItemState.Waiting)
        {
            CountCallable(lane.Queue.Department, record.Level, -1);
            _helpIsUnsettled = true;
        }

        lane.Count--;
        UpdateRelaxation(lane);
        if (lane.Count == 0 && record.State == ItemState.Waiting)
        {
            Deactivate(lane);
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
                _trees.Abandon(ref level);
            }
        }
    }

    private void Attach(int item, ref ItemRecord record, Person person, long at)
    {
        var workClass = _classes[record.Class];
        record.State = ItemState.Reserved;
        record.Since = at;
        record.Holder = person.Index;
        record.Previous = -1;
        record.Next = person.FirstItem;
        if (person.FirstItem >= 0)
        {
            _items[person.FirstItem].Previous = item;
        }

        person.FirstItem = item;
        person.Load += workClass.Cost;
        person.Touch(at);
        workClass.Department.InHand++;
        _held++;
        CountFree(person, person is { IsKnown: true, IsAvailable: true, Room: > 0 });
        _helpIsUnsettled = true;
    }

    private void Detach(ref ItemRecord record, long at)
    {
        var person = _staff[record.Holder];
        var workClass = _classes[record.Class];
        Unlink(record, person);
        record.State = ItemState.Waiting;
        person.Load -= workClass.Cost;
        person.Touch(at);
        workClass.Department.InHand--;
        _held--;
        Unsettle(workClass.Department);
        RefreshFree(person);
    }

    private void Unlink(in ItemRecord record, Person person)
    {
        if (record.Previous >= 0)
        {
            _items[record.Previous].Next = record.Next;
        }
        else
        {
            person.FirstItem = record.Next;
        }

        if (record.Next >= 0)
        {
            _items[record.Next].Previous = record.Previous;
        }
    }

    /// <summary>An item in somebody's hands becomes one of another class.</summary>
    private void Reload(ref ItemRecord record, ClassSlot workClass)
    {
        var before = _classes[record.Class];
        if (before == workClass)
        {
            return;
        }

        record.Class = (ushort)workClass.Index;
        var person = _staff[record.Holder];
        person.Load += workClass.Cost - before.Cost;
        before.Department.InHand--;
        workClass.Department.InHand++;
        Unsettle(before.Department);
        RefreshFree(person);
    }
}
