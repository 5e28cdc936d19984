using Coordination.Dispatch.Queues;
using Coordination.Simulation.Engine.Calendar;

namespace Coordination.Simulation.Engine;

/// <summary>The memory a replication works in; one thread's replications follow each other in the same room.</summary>
internal sealed class ReplicationWorkspace
{
    private int[] _itemsBySlot = new int[256];

    public EventCalendar Calendar { get; } = new();

    public Slab<Visit> Visits { get; } = new();

    public Slab<Item> Items { get; } = new();

    /// <summary>Keeps which item has a slot of the dispatcher.</summary>
    public void Note(ItemSlot slot, int item)
    {
        if (slot.Value >= _itemsBySlot.Length)
        {
            Array.Resize(ref _itemsBySlot, Math.Max(slot.Value + 1, _itemsBySlot.Length * 2));
        }

        _itemsBySlot[slot.Value] = item;
    }

    /// <summary>The place of the item that has a slot of the dispatcher.</summary>
    public int ItemAt(ItemSlot slot) => _itemsBySlot[slot.Value];

    /// <summary>Makes it empty for the next one. What the places hold stays: whoever takes a place fills it.</summary>
    public void Clear()
    {
        Calendar.Clear();
        Visits.Clear();
        Items.Clear();
    }
}
