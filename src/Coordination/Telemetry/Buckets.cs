using System.Diagnostics.Metrics;

namespace Coordination.Telemetry;

/// <summary>The bounds that histograms ask for: the usual ones are made for web pages in milliseconds.</summary>
internal static class Buckets
{
    /// <summary>What a machine does: from 100 µs to 10 s.</summary>
    public static InstrumentAdvice<double> Machine { get; } = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    /// <summary>What people wait: from 15 s to three days.</summary>
    public static InstrumentAdvice<double> People { get; } = new()
    {
        HistogramBucketBoundaries = [15, 30, 60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 14400, 28800, 86400, 259200],
    };

    /// <summary>How many share something.</summary>
    public static InstrumentAdvice<long> Sizes { get; } = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 4096],
    };
}
