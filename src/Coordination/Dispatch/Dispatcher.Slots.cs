using System.Runtime.InteropServices;
using Coordination.Dispatch.People;
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
    internal ItemSlot Place(in WorkItemId id, WorkClassHandle workClass, Urgency urgency, long due, long now) =>
        Place(id, workClass, urgency, due, queuedAt: now, notBefore: 0, now);

    /// <summary>An item waits that is new here, but may have an age, or a time before which it is not called.</summary>
    /// <param name="id">Which; it breaks the tie of items of one age.</param>
    /// <param name="workClass">What kind of work.</param>
    /// <param name="urgency">How urgent.</param>
    /// <param name="due">The service-level deadline, or <see cref="ItemRecord.NoDue"/>.</param>
    /// <param name="queuedAt">Its age.</param>
    /// <param name="notBefore">When it may be called; 0, or anything that is past, for at once.</param>
    /// <param name="now">Now.</param>
    internal ItemSlot Place(in WorkItemId id, WorkClassHandle workClass, Urgency urgency, long due, long queuedAt, long notBefore, long now)
    {
        ProcessDue(now);
        ref var record = ref _items.Take(out var index);
        record.Id = id;
        record.Class = (ushort)workClass.Value;
        record.Level = (byte)((int)urgency - 1);
        record.QueuedAt = queuedAt;
        record.Due = due;
        record.Rare = -1;
        if (notBefore > now)
        {
            record.Rare = _rares.Take(index);
            _rares[record.Rare].NotBefore = notBefore;
        }

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

        GiveAtOnce(next, chosen!, now);
        person = chosen!.Index;
        return true;
    }

    /// <summary>Pull: the best item for somebody is put into their hands at once, as <see cref="TryTake"/> chooses it.</summary>
    /// <param name="person">Who, as <see cref="PersonOf"/> numbers them.</param>
    /// <param name="now">Now.</param>
    /// <param name="item">Which item.</param>
    internal bool TryGiveTo(int person, long now, out ItemSlot item)
    {
        ProcessDue(now);
        var taker = _staff[person];
        var next = BestFor(taker, now, out _);
        item = new ItemSlot(next);
        if (next < 0)
        {
            return false;
        }

        GiveAtOnce(next, taker, now);
        return true;
    }

    /// <summary>Pull: who is free and may find something when they ask. Nobody else does; of these some may ask in vain.</summary>
    /// <param name="among">Who is asked about.</param>
    /// <param name="word">Of which 64 people by number, from 0.</param>
    /// <returns>A bit for each.</returns>
    /// <remarks>Of the moment of the last decision: what becomes due later is not seen.</remarks>
    internal ulong WhoMayTake(PersonSet among, int word)
    {
        var free = _free[word] & among[word];
        if (free == 0)
        {
            return 0;
        }

        RefreshHelpers();
        var who = 0UL;
        foreach (var department in CollectionsMarshal.AsSpan(_departments))
        {
            if (department.CallableItems > 0 && department.MayGive)
            {
                var takers = department.Members[word] | (_pooling && MayNeedHelp(department) ? department.Helpers[word] : 0);
                who |= (takers & free) == 0 ? 0 : takers & QualifiedFor(department, word);
            }
        }

        return who & free;
    }

    private static ulong QualifiedFor(DepartmentSlot department, int word)
    {
        var qualified = 0UL;
        foreach (var queue in department.Active)
        {
            qualified |= queue.Skills.Qualified[word];
        }

        return qualified;
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

    private void GiveAtOnce(int item, Person person, long now)
    {
        ref var record = ref _items[item];
        TakeOut(item, ref record);
        Attach(item, ref record, person, now);
        record.State = ItemState.Held;
    }
}
