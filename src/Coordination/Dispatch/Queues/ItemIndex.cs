using System.Numerics;
using System.Runtime.CompilerServices;
using Coordination.Requests;

namespace Coordination.Dispatch.Queues;

/// <summary>Finds an item's record by its id: open addressing with linear probing and deletion by shifting back.</summary>
/// <remarks>
/// Eight bytes a slot: half of the hash, and the record's number plus one. The stored hash answers nearly every probe
/// without touching the record, and makes growing and deleting free of it. It is never enumerated.
/// </remarks>
internal sealed class ItemIndex(ItemSlab items)
{
    /// <summary>Two kilobytes: in a hall of few items nearly every probe hits its own slot first.</summary>
    private const int LeastSlots = 256;

    private ulong[] _slots = new ulong[LeastSlots];
    private int _count;

    /// <summary>The hash of an id, for the calls below: a caller that finds and then adds or removes hashes once.</summary>
    public static uint HashOf(in WorkItemId id)
    {
        ref var halves = ref Unsafe.As<WorkItemId, (ulong First, ulong Second)>(ref Unsafe.AsRef(in id));
        var mixed = (halves.First ^ BitOperations.RotateLeft(halves.Second, 29) ^ (uint)id.Index) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
        return (uint)(mixed >> 32);
    }

    /// <summary>The item's record, or -1.</summary>
    public int Find(in WorkItemId id) => Find(id, HashOf(id));

    /// <summary>The item's record, or -1.</summary>
    public int Find(in WorkItemId id, uint hash)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; slots[at] != 0; at = (at + 1) & mask)
        {
            if (Matches(slots[at], hash, id))
            {
                return ItemOf(slots[at]);
            }
        }

        return -1;
    }

    /// <summary>Adds an item that is not there.</summary>
    public void Add(uint hash, int item)
    {
        if (_count * 10L >= _slots.Length * 7L)
        {
            Grow();
        }

        Put(_slots, SlotOf(hash, item));
        _count++;
    }

    /// <summary>Removes an item that is there. Its number is enough to know it by, so the record is not read.</summary>
    public void Remove(uint hash, int item)
    {
        var slots = _slots;
        var mask = slots.Length - 1;
        var slot = SlotOf(hash, item);
        var hole = (int)(slot >> 32) & mask;
        while (slots[hole] != slot)
        {
            hole = (hole + 1) & mask;
        }

        for (var at = (hole + 1) & mask; slots[at] != 0; at = (at + 1) & mask)
        {
            var home = (int)(slots[at] >> 32) & mask;
            if (((at - home) & mask) >= ((at - hole) & mask))
            {
                slots[hole] = slots[at];
                hole = at;
            }
        }

        slots[hole] = 0;
        _count--;
    }

    private static ulong SlotOf(uint hash, int item) => ((ulong)hash << 32) | (uint)(item + 1);

    private static int ItemOf(ulong slot) => (int)(uint)slot - 1;

    private static void Put(ulong[] slots, ulong slot)
    {
        var mask = slots.Length - 1;
        var at = (int)(slot >> 32) & mask;
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        slots[at] = slot;
    }

    private bool Matches(ulong slot, uint hash, in WorkItemId id) => (uint)(slot >> 32) == hash && items[ItemOf(slot)].Id == id;

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                Put(slots, slot);
            }
        }

        _slots = slots;
    }
}
