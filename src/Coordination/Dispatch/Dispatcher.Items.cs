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
        var hash = ItemIndex.HashOf(item.Item);
        var index = _index.Find(item.Item, hash);
        var known = index >= 0;
        ref var record = ref known ? ref _items[index] : ref Create(item.Item, hash, out index);
        if (known && !LeaveForPlacing(index, ref record, item, at))
        {
            return;
        }

        var reserved = record.State == ItemState.Reserved;
        Describe(index, ref record, item, at);
        if (reserved)
        {
            Reload(ref record, workClass);
        }
        else
        {
            record.Class = (ushort)workClass.Index;
            Enqueue(index, ref record, at);
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
        var hash = ItemIndex.HashOf(item.Item);
        var index = _index.Find(item.Item, hash);
        var known = index >= 0;
        ref var record = ref known ? ref _items[index] : ref CreateHeld(item.Item, hash, since, out index);
        var person = record.State >= ItemState.Reserved && _staff[record.Holder] is var holder && holder.Id == item.Staff
            ? holder
            : _staff.Intern(item.Staff);
        if (known)
        {
            LeaveForHolding(index, ref record, person, at);
        }

        DropRare(ref record);
        record.Level = (byte)((int)item.Urgency - 1);
        if (record.State >= ItemState.Reserved)
        {
            Reload(ref record, workClass);
            person.Touch(since);
        }
        else
        {
            record.Class = (ushort)workClass.Index;
            Attach(index, ref record, person, since);
        }

        record.State = ItemState.Held;
        record.Since = since;
    }

    /// <summary>An item is over: it leaves its queue or its holder.</summary>
    /// <returns>Whether it was known.</returns>
    public bool Remove(WorkItemId item, DateTimeOffset now)
    {
        var hash = ItemIndex.HashOf(item);
        var index = _index.Find(item, hash);
        if (index < 0)
        {
            return false;
        }

        Leave(index, ref _items[index], now.UtcTicks);
        _index.Remove(hash, index);
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
            ref var record = ref _items[index];
            Detach(ref record, at);
            Enqueue(index, ref record, at);
        }
    }
}
