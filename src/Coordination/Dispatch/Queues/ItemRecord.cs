using Coordination.Requests;

namespace Coordination.Dispatch.Queues;

/// <summary>What every item costs in memory: 64 bytes without a reference, so that the collector never walks a million of them.</summary>
/// <remarks>What a decision reads stands in the first 40 bytes, which share a cache line.</remarks>
internal struct ItemRecord
{
    /// <summary><see cref="Due"/> of an item without a deadline: it sorts last by itself.</summary>
    public const long NoDue = long.MaxValue;

    /// <summary>Nothing is looked up by it in here: items of one age go by it.</summary>
    public WorkItemId Id;
    public ushort Class;

    /// <summary>The urgency from 0.</summary>
    public byte Level;

    public ItemState State;

    /// <summary>UTC ticks, as all times in here.</summary>
    public long QueuedAt;

    public long Due;

    /// <summary>Since when it is reserved or held.</summary>
    public long Since;

    /// <summary>The lane of a waiting or deferred item, the person of a reserved or held one.</summary>
    public int Lane;

    /// <summary>The neighbours among the holder's items; the next free record of a free one.</summary>
    public int Next;

    public int Previous;

    /// <summary>The number of its <see cref="Queues.Restriction"/>, or -1.</summary>
    public int Restriction;

    /// <summary>The person of a reserved or held item.</summary>
    public int Holder
    {
        readonly get => Lane;
        set => Lane = value;
    }

    /// <summary>Arrival order: age, then id.</summary>
    public static bool Earlier(in ItemRecord a, in ItemRecord b) =>
        a.QueuedAt != b.QueuedAt ? a.QueuedAt < b.QueuedAt : a.Id.CompareTo(b.Id) < 0;
}
