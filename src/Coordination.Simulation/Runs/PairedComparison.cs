using System.Collections.Immutable;
using Coordination.Simulation.Results;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Runs;

/// <summary>Differences replication by replication: both saw the same citizens, so what they share cancels out.</summary>
internal static class PairedComparison
{
    public static ImmutableArray<PairedDifference> Of(ImmutableArray<SimulationResult> results) =>
        [.. results.Skip(1).SelectMany(variant => variant.Figures.Names
            .Where(name => name != "peak_at" && !name.EndsWith(".peak_at", StringComparison.Ordinal) && results[0].Figures.Names.Contains(name))
            .Select(name => Compare(results[0], variant, name))
            .Where(difference => difference.Difference is not null))];

    private static PairedDifference Compare(SimulationResult first, SimulationResult variant, string figure)
    {
        var pairs = first.Figures.Of(figure).Zip(variant.Figures.Of(figure)).Where(pair => !double.IsNaN(pair.First) && !double.IsNaN(pair.Second)).ToList();
        var estimate = Interval.Of(pairs.Select(pair => pair.Second - pair.First));
        return new PairedDifference
        {
            Variant = variant.Variant,
            Figure = figure,
            Baseline = Interval.Of(pairs.Select(pair => pair.First)).Mean,
            Value = Interval.Of(pairs.Select(pair => pair.Second)).Mean,
            Difference = estimate.Mean,
            Ci95Low = estimate.Ci95Low,
            Ci95High = estimate.Ci95High,
            Significant = estimate is { Ci95Low: > 0 } or { Ci95High: < 0 },
        };
    }
}
