namespace Coordination.Simulation.Engine.Measures;

/// <summary>What one replication counts at one department: items that came to it after the warm-up.</summary>
internal sealed class DepartmentTally
{
    public long Arrived;
    public long Served;
    public long Helped;

    /// <summary>Waits of items, in ticks.</summary>
    public double Waited;
    public long Waits;
    public long LongestWait;

    /// <summary>Service given, in ticks.</summary>
    public double Service;

    /// <summary>Minutes of one person's whole capacity that what came is expected to need.</summary>
    public double Demand;

    public int PeakWaiting;
    public long PeakAt;

    public WaitHistogram Histogram { get; } = new();

    public void Clear()
    {
        (Arrived, Served, Helped, Waited, Waits, LongestWait, Service, Demand, PeakWaiting, PeakAt) = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Histogram.Clear();
    }
}
