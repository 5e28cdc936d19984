namespace Coordination.Dispatch.Queues;

/// <summary>What restricts few items: a time before which they are not called, and people who are not given them.</summary>
internal struct Restriction
{
    /// <summary>UTC ticks; 0 for none.</summary>
    public long NotBefore;

    /// <summary>Sorted by person, each once; null for nobody.</summary>
    public TimedExclusion[]? Exclusions;

    /// <summary>The item it belongs to; the next free record of a free one.</summary>
    public int Item;
}

/// <summary>A person, by number, who is not given an item until a time in UTC ticks.</summary>
internal readonly record struct TimedExclusion(int Person, long Until);
