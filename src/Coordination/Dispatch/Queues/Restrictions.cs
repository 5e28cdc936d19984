using System.Runtime.CompilerServices;

namespace Coordination.Dispatch.Queues;

/// <summary>Times before which items are not called, citizens who are elsewhere, and people who are not given them. What is past is not kept.</summary>
internal sealed class Restrictions(WakeHeap ends)
{
    private readonly RestrictionSlab _records = new();

    /// <summary>The item whose restriction it is.</summary>
    public int ItemOf(int restriction) => _records[restriction].Item;

    /// <summary>When an item may be called; 0 for at once.</summary>
    public long NotBeforeOf(in ItemRecord record) => record.Restriction < 0 ? 0 : _records[record.Restriction].NotBefore;

    /// <summary>Whether an item's citizen is with somebody else.</summary>
    public bool IsElsewhere(in ItemRecord record) => record.Restriction >= 0 && _records[record.Restriction].IsElsewhere;

    /// <summary>The people who are not given an item, by number, in order.</summary>
    public int[] ExcludedFrom(in ItemRecord record) =>
        record.Restriction < 0 ? [] : Array.ConvertAll(_records[record.Restriction].Exclusions ?? [], exclusion => exclusion.Person);

    /// <summary>When the next of an item's exclusions ends; only where somebody is excluded.</summary>
    public long NextEndOf(in ItemRecord record) => _records[record.Restriction].Exclusions!.Min(exclusion => exclusion.Until);

    /// <summary>Replaces what restricts an item that is in no queue.</summary>
    public void Set(int item, ref ItemRecord record, long notBefore, TimedExclusion[]? exclusions)
    {
        if (record.Restriction < 0)
        {
            record.Restriction = _records.Allocate(item);
        }

        ref var restriction = ref _records[record.Restriction];
        restriction.NotBefore = notBefore;
        restriction.Exclusions = exclusions;
    }

    /// <summary>Its citizen is with somebody else from now on, or free again: an item that is in no queue.</summary>
    public void SetElsewhere(int item, ref ItemRecord record, bool isElsewhere)
    {
        if (record.Restriction < 0)
        {
            record.Restriction = _records.Allocate(item);
        }

        _records[record.Restriction].IsElsewhere = isElsewhere;
    }

    /// <summary>No time and nobody's exclusion restricts an item any more; where its citizen is stays.</summary>
    public void Lift(ref ItemRecord record)
    {
        if (record.Restriction >= 0 && _records[record.Restriction].IsElsewhere)
        {
            ref var restriction = ref _records[record.Restriction];
            (restriction.NotBefore, restriction.Exclusions) = (0, null);
            return;
        }

        Clear(ref record);
    }

    /// <summary>Nothing restricts an item any more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Clear(ref ItemRecord record)
    {
        if (record.Restriction >= 0)
        {
            Free(ref record);
        }
    }

    /// <summary>The item leaves its queue: nobody need be woken for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Suspend(in ItemRecord record)
    {
        if (record.Restriction >= 0)
        {
            ends.Remove(record.Restriction);
        }
    }

    /// <summary>Whether the item waits for its time; otherwise what is past of its restriction is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Defers(ref ItemRecord record, long now) => record.Restriction >= 0 && Update(ref record, now);

    /// <summary>Whether the terms restrict an item as it is restricted already.</summary>
    public bool AreUnchanged(in ItemRecord record, in WaitingTerms terms, long now)
    {
        var notBefore = terms.NotBefore > now ? terms.NotBefore : 0;
        if (record.Restriction < 0)
        {
            return notBefore == 0 && terms.Exclusions is null;
        }

        ref var restriction = ref _records[record.Restriction];
        return notBefore == (restriction.NotBefore > now ? restriction.NotBefore : 0)
            && terms.Exclusions.AsSpan().SequenceEqual(NotEnded(restriction.Exclusions, now));
    }

    private void Free(ref ItemRecord record)
    {
        ends.Remove(record.Restriction);
        _records.Free(record.Restriction);
        record.Restriction = -1;
    }

    private bool Update(ref ItemRecord record, long now)
    {
        ref var restriction = ref _records[record.Restriction];
        if (restriction.IsElsewhere)
        {
            ends.Remove(record.Restriction);
            return true;
        }

        if (restriction.NotBefore > now)
        {
            ends.Set(record.Restriction, restriction.NotBefore);
            return true;
        }

        restriction.NotBefore = 0;
        restriction.Exclusions = NotEnded(restriction.Exclusions, now);
        if (restriction.Exclusions is null)
        {
            Clear(ref record);
        }
        else
        {
            ends.Set(record.Restriction, NextEndOf(record));
        }

        return false;
    }

    // Nothing is captured before the common case has left: a captured variable is allocated where its method begins.
    private static TimedExclusion[]? NotEnded(TimedExclusion[]? exclusions, long now) =>
        exclusions is null ? null : Filter(exclusions, now);

    private static TimedExclusion[]? Filter(TimedExclusion[] exclusions, long now)
    {
        var rest = Array.FindAll(exclusions, exclusion => exclusion.Until > now);
        return rest.Length == 0 ? null : rest;
    }
}
