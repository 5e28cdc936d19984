using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

/// <summary>The same moves for a caller that drives the dispatcher alone and keeps its items' slots: nothing is looked up by id.</summary>
/// <remarks>
/// Decisions are those of <see cref="TryNext"/>, rule for rule. The caller keeps two promises instead of checks: an id is new when
/// it is placed, and a slot is used until its item is removed, not after. Items placed here are in the queues, the counts and the
/// reports, and are not found by id. Times are UTC ticks.
/// </remarks>
public sealed partial class Dispatcher
{
    /// <summary>A new item waits.</summary>
    /// <param name="id">Which; it breaks the tie of items of one age.</param>
    /// <param name="workClass">What kind of work.</param>
    /// <param name="urgency">How urgent.</param>
    /// <param name="due">The service-level deadline, or <see cref="ItemRecord.NoDue"/>.</param>
    /// <param name="now">Now, which is its age.</param>
    internal ItemSlot Place(in WorkItemId id, WorkClassHandle workClass, Urgency urgency, long due, long now)
    {
        ProcessDue(now);
        ref var record = ref _items.Take(out var index);
        record.Id = id;
        record.Class = (ushort)workClass.Value;
        record.Level = (byte)((int)urgency - 1);
        record.QueuedAt = now;
        record.Due = due;
        record.Rare = -1;
        Enqueue(index, ref record, now);
        return new ItemSlot(index);
    }

    /// <summary>The next item that somebody is free for is put into their hands at once.</summary>
    /// <param name="now">Now.</param>
    /// <param name="item">Which item.</param>
    /// <param name="person">To whom, as <see cref="PersonOf"/> numbers them.</param>
    internal bool TryGive(long now, out ItemSlot item, out int person)
    {
        var next = Next(now, out var chosen, out _, out _);
        item = new ItemSlot(next);
        if (next < 0)
        {
            person = -1;
            return false;
        }

        ref var record = ref _items[next];
        TakeOut(next, ref record);
        Attach(next, ref record, chosen!, now);
        record.State = ItemState.Held;
        person = chosen!.Index;
        return true;
    }

    /// <summary>An item is over, served or not: it leaves its holder or its queue, and its slot is free.</summary>
    internal void Remove(ItemSlot item, long now)
    {
        ref var record = ref _items[item.Value];
        Leave(item.Value, ref record, now);
        _items.Give(item.Value);
    }

    /// <summary>The small number of somebody the dispatcher knows.</summary>
    internal int PersonOf(StaffId staff) => _staff.Intern(staff).Index;
}
