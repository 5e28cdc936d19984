using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Requests;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>An item waits: new, back from somebody, or changed. A reserved item stays reserved and takes the change.</summary>
    /// <remarks>Placing it again without a change does nothing.</remarks>
    /// <exception cref="ArgumentException">The item has no id, no class of this dispatcher, or an urgency that is none of the five.</exception>
    public void Place(in WaitingItem item, DateTimeOffset now)
    {
        Require(item.Item, (int)item.Urgency);
        var workClass = ClassOf(item.Class);
        var at = now.UtcTicks;
        ProcessDue(at);
        var index = _index.Find(item.Item);
        if (index < 0)
        {
            index = Create(item.Item);
        }
        else if (!LeaveForPlacing(index, item, at))
        {
            return;
        }

        ref var record = ref _items[index];
        var reserved = record.State == ItemState.Reserved;
        Describe(ref record, item, at);
        if (reserved)
        {
            Reload(index, workClass);
        }
        else
        {
            record.Class = workClass.Index;
            Enqueue(index, at);
        }
    }

    /// <summary>An item is in somebody's hands, whatever it was before: a reservation becomes final, a waiting item leaves its queue.</summary>
    /// <exception cref="ArgumentException">The item has no id, no class of this dispatcher, or an urgency that is none of the five.</exception>
    public void Hold(in HeldItem item, DateTimeOffset now)
    {
        Require(item.Item, (int)item.Urgency);
        var workClass = ClassOf(item.Class);
        var (at, since) = (now.UtcTicks, item.Since.UtcTicks);
        ProcessDue(at);
        var index = _index.Find(item.Item);
        var person = index >= 0 && _items[index].State >= ItemState.Reserved && _staff[_items[index].Holder].Id == item.Staff
            ? _staff[_items[index].Holder]
            : _staff.Intern(item.Staff);
        index = index >= 0 ? LeaveForHolding(index, person, at) : CreateHeld(item.Item, since);
        ref var record = ref _items[index];
        DropRare(ref record);
        record.Level = (byte)((int)item.Urgency - 1);
        if (record.State >= ItemState.Reserved)
        {
            Reload(index, workClass);
            person.Touch(since);
        }
        else
        {
            record.Class = workClass.Index;
            Attach(index, person, since);
        }

        record.State = ItemState.Held;
        record.Since = since;
    }

    /// <summary>An item is over: it leaves its queue or its holder.</summary>
    /// <returns>Whether it was known.</returns>
    public bool Remove(WorkItemId item, DateTimeOffset now)
    {
        var index = _index.Find(item);
        if (index < 0)
        {
            return false;
        }

        ref var record = ref _items[index];
        if (record.State >= ItemState.Reserved)
        {
            Detach(index, now.UtcTicks);
        }
        else
        {
            TakeOut(index);
        }

        DropRare(ref record);
        _index.Remove(item, index);
        _items.Give(index);
        return true;
    }

    /// <summary>A reserved item could not be given: it goes back to its place. An item that is not reserved stays as it is.</summary>
    public void Release(WorkItemId item, DateTimeOffset now)
    {
        var at = now.UtcTicks;
        ProcessDue(at);
        var index = _index.Find(item);
        if (index >= 0 && _items[index].State == ItemState.Reserved)
        {
            Detach(index, at);
            Enqueue(index, at);
        }
    }

    private static void Require(in WorkItemId item, int level)
    {
        if (item.Request == default)
        {
            throw new ArgumentException("The item has no id; give the request's id and the item's number.", nameof(item));
        }

        if (level is < 1 or > Lane.LevelCount)
        {
            throw new ArgumentException($"The item's urgency is {level}; it must be 1 to 5.", nameof(item));
        }
    }

    private int Create(in WorkItemId id)
    {
        var index = _items.Take();
        ref var record = ref _items[index];
        record.Id = id;
        record.Rare = -1;
        _index.Add(id, index);
        return index;
    }

    private int CreateHeld(in WorkItemId id, long since)
    {
        var index = Create(id);
        ref var record = ref _items[index];
        record.QueuedAt = since;
        record.Due = ItemRecord.NoDue;
        return index;
    }

    /// <returns>False when nothing changes.</returns>
    private bool LeaveForPlacing(int index, in WaitingItem item, long now)
    {
        ref var record = ref _items[index];
        if (record.State != ItemState.Held && IsAsPlaced(record, item, now))
        {
            return false;
        }

        if (record.State == ItemState.Held)
        {
            Detach(index, now);
        }
        else if (record.State != ItemState.Reserved)
        {
            TakeOut(index);
        }

        return true;
    }

    private int LeaveForHolding(int index, Person person, long now)
    {
        ref var record = ref _items[index];
        if (record.State < ItemState.Reserved)
        {
            TakeOut(index);
        }
        else if (record.Holder != person.Index)
        {
            Detach(index, now);
        }

        return index;
    }

    private void Describe(ref ItemRecord record, in WaitingItem item, long now)
    {
        record.Level = (byte)((int)item.Urgency - 1);
        record.QueuedAt = item.QueuedAt.UtcTicks;
        record.Due = item.Due?.UtcTicks ?? ItemRecord.NoDue;
        SetRare(ref record, item, now);
    }

    private bool IsAsPlaced(in ItemRecord record, in WaitingItem item, long now) =>
        record.Class == item.Class.Value
        && record.Level == (byte)((int)item.Urgency - 1)
        && record.QueuedAt == item.QueuedAt.UtcTicks
        && record.Due == (item.Due?.UtcTicks ?? ItemRecord.NoDue)
        && IsRareAsPlaced(record, item, now);
}
