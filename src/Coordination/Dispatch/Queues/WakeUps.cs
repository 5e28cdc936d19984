namespace Coordination.Dispatch.Queues;

/// <summary>When something changes by itself.</summary>
internal sealed class WakeUps
{
    /// <summary>Per lane: when its oldest item loses a requirement. Within a lane ages are in order, so no item needs an alarm of its own.</summary>
    public WakeHeap Relaxations { get; } = new();

    /// <summary>Per restriction of a waiting item: when it may be called, or when its next exclusion ends.</summary>
    public WakeHeap RestrictionEnds { get; } = new();

    /// <summary>Per person: when the next skill expires.</summary>
    public WakeHeap Expiries { get; } = new();

    /// <summary>The earliest of all, in UTC ticks; <see cref="long.MaxValue"/> for never.</summary>
    public long Next => Math.Min(Relaxations.Next, Math.Min(RestrictionEnds.Next, Expiries.Next));
}
