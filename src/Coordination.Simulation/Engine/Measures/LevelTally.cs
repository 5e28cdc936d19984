namespace Coordination.Simulation.Engine.Measures;

/// <summary>What one replication counts of one level's citizens: those who came after the warm-up.</summary>
internal sealed class LevelTally
{
    public long Arrived;
    public long Refused;
    public long Served;
    public long Abandoned;
    public long NoShow;
    public long Unfinished;

    /// <summary>Requests that were done within what was promised, and all that anything was promised to and are over or late.</summary>
    public long Kept;
    public long Promised;

    /// <summary>Waits of everybody who was called or still waits at the end, in ticks.</summary>
    public double Waited;
    public long Waits;
    public long LongestWait;

    /// <summary>Waits of those who gave up, in ticks.</summary>
    public double GaveUpAfter;

    /// <summary>From coming to the end of those who were served, in ticks.</summary>
    public double Sojourn;

    /// <summary>Changes of department.</summary>
    public long Handoffs;

    public WaitHistogram Histogram { get; } = new();

    public void Clear()
    {
        (Arrived, Refused, Served, Abandoned, NoShow, Unfinished, Kept, Promised) = (0, 0, 0, 0, 0, 0, 0, 0);
        (Waited, Waits, LongestWait, GaveUpAfter, Sojourn, Handoffs) = (0, 0, 0, 0, 0, 0);
        Histogram.Clear();
    }

    public void AddWait(long ticks)
    {
        Waited += ticks;
        Waits++;
        LongestWait = Math.Max(LongestWait, ticks);
        Histogram.Add(ticks);
    }
}
