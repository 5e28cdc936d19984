using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Requests;

namespace Coordination.Dispatch;

/// <summary>What is known of an item, and what must end before it can change.</summary>
public sealed partial class Dispatcher
{
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

    private ref ItemRecord Create(in WorkItemId id, uint hash, out int index)
    {
        ref var record = ref _items.Take(out index);
        record.Id = id;
        record.Rare = -1;
        _index.Add(hash, index);
        return ref record;
    }

    private ref ItemRecord CreateHeld(in WorkItemId id, uint hash, long since, out int index)
    {
        ref var record = ref Create(id, hash, out index);
        record.QueuedAt = since;
        record.Due = ItemRecord.NoDue;
        return ref record;
    }

    /// <returns>False when nothing changes.</returns>
    private bool LeaveForPlacing(int index, ref ItemRecord record, in WaitingItem item, long now)
    {
        if (record.State != ItemState.Held && IsAsPlaced(record, item, now))
        {
            return false;
        }

        if (record.State == ItemState.Held)
        {
            Detach(ref record, now);
        }
        else if (record.State != ItemState.Reserved)
        {
            TakeOut(index, ref record);
        }

        return true;
    }

    private void Leave(int index, ref ItemRecord record, long now)
    {
        if (record.State >= ItemState.Reserved)
        {
            Detach(ref record, now);
        }
        else
        {
            TakeOut(index, ref record);
        }

        DropRare(ref record);
    }

    private void LeaveForHolding(int index, ref ItemRecord record, Person person, long now)
    {
        if (record.State < ItemState.Reserved)
        {
            TakeOut(index, ref record);
        }
        else if (record.Holder != person.Index)
        {
            Detach(ref record, now);
        }
    }

    private void Describe(int index, ref ItemRecord record, in WaitingItem item, long now)
    {
        record.Level = (byte)((int)item.Urgency - 1);
        record.QueuedAt = item.QueuedAt.UtcTicks;
        record.Due = item.Due?.UtcTicks ?? ItemRecord.NoDue;
        SetRare(index, ref record, item, now);
    }

    private bool IsAsPlaced(in ItemRecord record, in WaitingItem item, long now) =>
        record.Class == item.Class.Value
        && record.Level == (byte)((int)item.Urgency - 1)
        && record.QueuedAt == item.QueuedAt.UtcTicks
        && record.Due == (item.Due?.UtcTicks ?? ItemRecord.NoDue)
        && IsRareAsPlaced(record, item, now)
        && (record.State != ItemState.Waiting || RequiresAsItWould(record, now));

    // Time that went back gives requirements back that had fallen away.
    private bool RequiresAsItWould(in ItemRecord record, long now) =>
        _lanes[record.Lane].Schedule == _classes[record.Class].Schedule.At(record.QueuedAt, now);
}
