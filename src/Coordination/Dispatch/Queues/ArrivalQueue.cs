namespace Coordination.Dispatch.Queues;

/// <summary>One level of one lane: the root of its tree. One that never had an item has no node; one that is empty keeps its last leaf.</summary>
internal struct ArrivalQueue
{
    /// <summary>A <see cref="TreeLeaf"/> at height 0, a <see cref="TreeBranch"/> above.</summary>
    public object? Root;

    public int Height;
    public int Count;

    /// <summary>The item that goes first; only while there is one.</summary>
    public int First;

    /// <summary>Its age.</summary>
    public long FirstAt;
}
