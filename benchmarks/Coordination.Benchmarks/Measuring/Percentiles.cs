using System.Diagnostics;

namespace Coordination.Benchmarks.Measuring;

/// <summary>Milliseconds that so much of a sample stays within.</summary>
internal sealed record Percentiles(double P50, double P99, double P999)
{
    /// <summary>The 95th percentile.</summary>
    public double P95 { get; init; }

    public static Percentiles Of<T>(IEnumerable<T> samples, Func<T, long> ticks)
    {
        var sorted = samples.Select(ticks).Order().ToArray();
        return new Percentiles(At(0.5), At(0.99), At(0.999)) { P95 = At(0.95) };

        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1_000.0 / Stopwatch.Frequency;
    }

    /// <summary>The medians of several rounds.</summary>
    public static Percentiles Median(IEnumerable<Percentiles> rounds)
    {
        var all = rounds.ToList();
        return new Percentiles(Rounds.Median(all, round => round.P50), Rounds.Median(all, round => round.P99), Rounds.Median(all, round => round.P999)) { P95 = Rounds.Median(all, round => round.P95) };
    }
}
