using System.Runtime.CompilerServices;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Requests;

namespace Coordination.Dispatch.Core;

internal sealed partial class DispatchCore
{
    /// <summary>A new item waits, and nobody is excluded from it.</summary>
    /// <remarks>The simulator's way for every customer: the terms one by one, so that none goes through memory twice.</remarks>
    /// <param name="id">Which; it breaks the tie of items of one age.</param>
    /// <param name="workClass">What kind of work.</param>
    /// <param name="level">The urgency from 0.</param>
    /// <param name="queuedAt">Its age.</param>
    /// <param name="due">The service-level deadline, or <see cref="ItemRecord.NoDue"/>.</param>
    /// <param name="notBefore">When it may be called; 0, or anything that is past, for at once.</param>
    /// <param name="now">Now.</param>
    public ItemSlot Place(in WorkItemId id, WorkClassHandle workClass, byte level, long queuedAt, long due, long notBefore, long now)
    {
        ProcessDue(now);
        ref var record = ref Items.Allocate(out var index);
        record.Id = id;
        record.Class = (ushort)workClass.Value;
        record.Level = level;
        record.QueuedAt = queuedAt;
        record.Due = due;
        record.Restriction = -1;
        if (notBefore > now)
        {
            Queues.Restrictions.Set(index, ref record, notBefore, null);
        }

        Queues.Add(index, ref record, now);
        return new ItemSlot(index);
    }

    /// <summary>A new item waits.</summary>
    /// <param name="id">Which; it breaks the tie of items of one age.</param>
    /// <param name="terms">How it waits.</param>
    /// <param name="now">Now.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ItemSlot Place(in WorkItemId id, in WaitingTerms terms, long now)
    {
        ProcessDue(now);
        ref var record = ref Items.Allocate(out var index);
        record.Id = id;
        record.Restriction = -1;
        record.Class = (ushort)terms.Class.Value;
        Describe(index, ref record, terms, now);
        Queues.Add(index, ref record, now);
        return new ItemSlot(index);
    }

    /// <summary>An item waits again: back from somebody, or changed. A reserved item stays reserved and takes the change.</summary>
    /// <remarks>Placing it again without a change does nothing.</remarks>
    public void Replace(ItemSlot item, in WaitingTerms terms, long now)
    {
        ProcessDue(now);
        ref var record = ref Items[item.Value];
        if (record.State != ItemState.Held && IsUnchanged(record, terms, now))
        {
            return;
        }

        if (record.State == ItemState.Reserved)
        {
            Describe(item.Value, ref record, terms, now);
            _assignments.SetClass(ref record, terms.Class);
            return;
        }

        TakeOut(item.Value, ref record, now);
        Describe(item.Value, ref record, terms, now);
        record.Class = (ushort)terms.Class.Value;
        Queues.Add(item.Value, ref record, now);
    }

    /// <summary>A new item is in somebody's hands at once.</summary>
    public ItemSlot Hold(in WorkItemId id, in HoldingTerms terms, long now)
    {
        ProcessDue(now);
        ref var record = ref Items.Allocate(out var index);
        record.Id = id;
        record.Restriction = -1;
        record.QueuedAt = terms.Since;
        record.Due = ItemRecord.NoDue;
        HoldFree(index, ref record, terms);
        return new ItemSlot(index);
    }

    /// <summary>An item is in somebody's hands, whatever it was before: a reservation becomes final, a waiting item leaves its queue.</summary>
    public void Hold(ItemSlot item, in HoldingTerms terms, long now)
    {
        ProcessDue(now);
        ref var record = ref Items[item.Value];
        if (record.State < ItemState.Reserved || record.Holder != terms.Person)
        {
            TakeOut(item.Value, ref record, now);
            Queues.Restrictions.Clear(ref record);
            HoldFree(item.Value, ref record, terms);
            return;
        }

        Queues.Restrictions.Clear(ref record);
        record.Level = terms.Level;
        _assignments.SetClass(ref record, terms.Class);
        Workforce[terms.Person].Touch(terms.Since);
        record.State = ItemState.Held;
        record.Since = terms.Since;
    }

    /// <summary>A reserved item could not be given: it goes back to its place. An item that is not reserved stays as it is.</summary>
    public void Release(ItemSlot item, long now)
    {
        ProcessDue(now);
        ref var record = ref Items[item.Value];
        if (record.State == ItemState.Reserved)
        {
            _assignments.Release(ref record, now);
            Queues.Add(item.Value, ref record, now);
        }
    }

    /// <summary>A waiting item's citizen is with somebody else, and it is not called until they are free again. One that is reserved or held stays as it is.</summary>
    public void SetElsewhere(ItemSlot item, bool isElsewhere, long now)
    {
        ref var record = ref Items[item.Value];
        if (record.State >= ItemState.Reserved || Queues.Restrictions.IsElsewhere(record) == isElsewhere)
        {
            return;
        }

        Queues.Remove(item.Value, ref record);
        Queues.Restrictions.SetElsewhere(item.Value, ref record, isElsewhere);
        Queues.Add(item.Value, ref record, now);
    }

    /// <summary>An item is over, served or not: it leaves its holder or its queue, and its slot is free.</summary>
    public void Remove(ItemSlot item, long now)
    {
        ref var record = ref Items[item.Value];
        TakeOut(item.Value, ref record, now);
        Queues.Restrictions.Clear(ref record);
        Items.Free(item.Value);
    }

    private void HoldFree(int item, ref ItemRecord record, in HoldingTerms terms)
    {
        record.Level = terms.Level;
        record.Class = (ushort)terms.Class.Value;
        _assignments.Reserve(item, ref record, Workforce[terms.Person], terms.Since);
        record.State = ItemState.Held;
    }

    /// <summary>An item leaves its holder or its queue.</summary>
    private void TakeOut(int item, ref ItemRecord record, long now)
    {
        if (record.State >= ItemState.Reserved)
        {
            _assignments.Release(ref record, now);
        }
        else
        {
            Queues.Remove(item, ref record);
        }
    }

    private void Describe(int item, ref ItemRecord record, in WaitingTerms terms, long now)
    {
        record.Level = terms.Level;
        record.QueuedAt = terms.QueuedAt;
        record.Due = terms.Due;
        if (terms.NotBefore > now || terms.Exclusions is not null)
        {
            Queues.Restrictions.Set(item, ref record, terms.NotBefore > now ? terms.NotBefore : 0, terms.Exclusions);
        }
        else
        {
            Queues.Restrictions.Lift(ref record);
        }
    }

    private bool IsUnchanged(in ItemRecord record, in WaitingTerms terms, long now) =>
        record.Class == terms.Class.Value
        && record.Level == terms.Level
        && record.QueuedAt == terms.QueuedAt
        && record.Due == terms.Due
        && Queues.Restrictions.AreUnchanged(record, terms, now)
        && (record.State != ItemState.Waiting || Queues.RequiresAsPlaced(record, now));
}
