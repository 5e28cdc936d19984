using System.Collections.Immutable;

namespace Coordination.Simulation.Estimates;

/// <summary>How good estimated waits were over recorded days.</summary>
public sealed record EstimateReport
{
    /// <summary>The seed of the moments within intervals.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The days on which estimates were compared; all where none is named.</summary>
    public required ImmutableArray<DateOnly> CheckDays { get; init; }

    /// <summary>Every hall.</summary>
    public required ImmutableArray<EstimateComparison> Halls { get; init; }

    /// <summary>All halls together, every citizen counting once.</summary>
    public required EstimateComparison All { get; init; }
}

/// <summary>The engine's estimate beside simpler ones, at the same moments.</summary>
public sealed record EstimateComparison
{
    /// <summary>The hall, or <c>all</c>.</summary>
    public required string Hall { get; init; }

    /// <summary>Citizens who were given an estimate, and whose wait is known.</summary>
    public required int Citizens { get; init; }

    /// <summary>Their mean wait, in minutes.</summary>
    public required double MeanWaitMinutes { get; init; }

    /// <summary>The engine's.</summary>
    public required EstimateScore Engine { get; init; }

    /// <summary>The share of waits within its interval, which is meant to be 0.8; a wait of less than half a minute counts as none.</summary>
    public required double Coverage { get; init; }

    /// <summary>People ahead × mean time of service ÷ open counters.</summary>
    public required EstimateScore Naive { get; init; }

    /// <summary>0.8 of the naive one.</summary>
    public required EstimateScore NaiveTimes08 { get; init; }

    internal static EstimateComparison Of(string hall, IReadOnlyList<EstimateSample> samples) => new()
    {
        Hall = hall,
        Citizens = samples.Count,
        MeanWaitMinutes = samples.Count == 0 ? 0 : samples.Average(sample => sample.Wait),
        Engine = EstimateScore.Of(samples, sample => sample.Expected),
        Coverage = samples.Count == 0 ? 0 : samples.Average(sample => sample.Covers ? 1.0 : 0),
        Naive = EstimateScore.Of(samples, sample => sample.Naive),
        NaiveTimes08 = EstimateScore.Of(samples, sample => 0.8 * sample.Naive),
    };
}
