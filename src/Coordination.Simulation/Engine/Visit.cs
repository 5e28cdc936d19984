namespace Coordination.Simulation.Engine;

/// <summary>One citizen in the hall.</summary>
internal struct Visit
{
    /// <summary>The key of everything that is drawn for them.</summary>
    public ulong Key;

    /// <summary>The number, from 1, in order of coming.</summary>
    public long Number;

    /// <summary>When they came; of the booked, the booked time if that is later.</summary>
    public long Came;

    /// <summary>Since when they wait, while nobody attends to them.</summary>
    public long WaitFrom;

    /// <summary>How long they have waited before that.</summary>
    public long Waited;

    /// <summary>How long they were away for documents.</summary>
    public long Away;

    /// <summary>The recorded time of service; -1 where it is drawn.</summary>
    public long Recorded;

    /// <summary>The steps that are over.</summary>
    public FinishedSteps Done;

    public int Source;

    /// <summary>The first of the items that are not over.</summary>
    public int FirstItem;

    /// <summary>Items that are being served, or whose citizen is away.</summary>
    public short Attended;

    /// <summary>Items for which the citizen is with somebody.</summary>
    public short Present;

    /// <summary>How high the request climbs.</summary>
    public byte Reach;

    /// <summary>How urgent the queues take it to be.</summary>
    public byte QueuedAs;

    public short Handoffs;

    /// <summary>Whether they came after the warm-up.</summary>
    public bool Measured;

    /// <summary>Whether they were called.</summary>
    public bool Called;

    /// <summary>The department of the last item that was placed.</summary>
    public int LastDepartment;

    /// <summary>Changes with every use of this place: what was meant for an earlier one is void.</summary>
    public uint Stamp;
}
