namespace Coordination.Dispatch.Queues;

/// <summary>What restricts few items: a time before which they are not called, a citizen who is elsewhere, and people who are not given them.</summary>
internal struct Restriction
{
    /// <summary>The time of an item that is not called before its citizen has come, whenever that is.</summary>
    public const long UntilArrival = long.MaxValue;

    /// <summary>UTC ticks; 0 for none.</summary>
    public long NotBefore;

    /// <summary>Whether its citizen is with somebody else.</summary>
    public bool IsElsewhere;

    /// <summary>Sorted by person, each once; null for nobody.</summary>
    public TimedExclusion[]? Exclusions;

    /// <summary>The item it belongs to; the next free record of a free one.</summary>
    public int Item;
}

/// <summary>A person, by number, who is not given an item until a time in UTC ticks.</summary>
internal readonly record struct TimedExclusion(int Person, long Until);
