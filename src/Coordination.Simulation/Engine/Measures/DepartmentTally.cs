namespace Coordination.Simulation.Engine.Measures;

/// <summary>What one replication counts at one department: items that came to it after the warm-up.</summary>
internal sealed class DepartmentTally
{
    public long Arrived;
    public long Served;
    public long Helped;
    public double Waited;
    public long Waits;
    public long LongestWait;

    /// <summary>Minutes of service given.</summary>
    public double Service;

    /// <summary>Minutes of one person's whole capacity that what came is expected to need.</summary>
    public double Demand;

    public int PeakWaiting;
    public long PeakAt;

    public WaitHistogram Histogram { get; } = new();
}
