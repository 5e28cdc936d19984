using Coordination.Dispatch.Queues;

namespace Coordination.Simulation.Engine;

/// <summary>One step of a citizen's request, from the moment its turn comes to its end.</summary>
internal struct Item
{
    /// <summary>What the dispatcher knows it by, from its placing until it is removed.</summary>
    public ItemSlot Slot;

    /// <summary>Its age in the queue.</summary>
    public long QueuedAt;

    /// <summary>When it came back to its queue, from the citizen or after a call in vain; 0 where it never did.</summary>
    public long BackAt;

    /// <summary>Since when it waits for this call.</summary>
    public long PlacedAt;

    /// <summary>How long it has waited before that.</summary>
    public long Waited;

    /// <summary>When somebody took it for the first time, or last after documents.</summary>
    public long CalledAt;

    /// <summary>What is left of its service after documents; -1 before.</summary>
    public long Left;

    /// <summary>Service given so far.</summary>
    public long Served;

    public int Visit;

    /// <summary>The next of the citizen's items.</summary>
    public int Sibling;

    /// <summary>Who has it.</summary>
    public int Person;

    public short Step;

    /// <summary>How often it was called in vain.</summary>
    public short Calls;

    /// <summary>How many of these were before the booked time, and do not count.</summary>
    public byte Excused;

    public ItemPhase State;

    /// <summary>Changes with every use of this place and every state: an event with an old one is void.</summary>
    public uint Stamp;
}

/// <summary>Where an item is.</summary>
internal enum ItemPhase : byte
{
    /// <summary>On the way to its queue.</summary>
    Coming,

    /// <summary>In its queue.</summary>
    Waiting,

    /// <summary>Called, and nobody comes.</summary>
    InVain,

    /// <summary>Being served until documents are missing.</summary>
    UntilDocuments,

    /// <summary>Being served to its end.</summary>
    Served,

    /// <summary>Its citizen is fetching documents.</summary>
    Away,
}
