namespace Coordination.Dispatch.Queues;

/// <summary>Where an item stands for the dispatcher.</summary>
internal enum ItemState : byte
{
    /// <summary>In a lane; may be given.</summary>
    Waiting,

    /// <summary>Waits for its time; in its department's lane of deferred items.</summary>
    Deferred,

    /// <summary>Decided, not yet confirmed.</summary>
    Reserved,

    /// <summary>In somebody's hands.</summary>
    Held,
}
