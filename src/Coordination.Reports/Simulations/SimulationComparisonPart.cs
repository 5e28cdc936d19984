using System.Collections.Immutable;
using Coordination.Charts.Comparisons;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>Every variant against the first: figures side by side, and how sure each difference is.</summary>
internal static class SimulationComparisonPart
{
    private static readonly ImmutableArray<(string Figure, string Name)> Minutes =
    [
        ("waiting", "average wait"), ("waiting.urgent", "average wait of levels 1 and 2"), ("waiting_p95", "19 of 20 wait at most"), ("sojourn", "from coming to the end"),
        .. Enumerable.Range(1, 5).Select(level => ($"waiting.level{level}", $"wait, {UrgencyWords.Numbered(level)}")),
    ];

    private static readonly ImmutableArray<(string Figure, string Name, bool LessIsBetter)> Shares =
    [
        ("abandoned", "give up waiting", true),
        .. Enumerable.Range(1, 5).Select(level => ($"kept.level{level}", $"kept, {UrgencyWords.Numbered(level)}", false)),
    ];

    public static ComparisonSection? Of(SimulatedDay day) => day.Variants.Length < 2
        ? null
        : new ComparisonSection
        {
            Lead = "The same citizens come at the same moments with the same matters in every variant, so that what differs comes from the variant alone.",
            Columns = [.. day.Variants.Select(VariantNames.Of)],
            Figures =
            [
                Row(day, "average wait", result => EstimateWords.Minutes(result.Waiting.MeanMinutes)),
                Row(day, "average wait of levels 1 and 2", result => EstimateWords.Minutes(result.UrgentWaitingMinutes.Mean)),
                Row(day, "19 of 20 wait at most", result => EstimateWords.Minutes(result.Waiting.P95Minutes)),
                Row(day, "most waiting at once", result => EstimateWords.Number(result.PeakWaiting.People.Mean)),
                Row(day, "give up waiting", result => EstimateWords.Percent(result.Abandoned.Mean)),
                Row(day, "staff serving", result => EstimateWords.Percent(result.Occupancy.Mean)),
                Row(day, "changes of department, a citizen", result => result.Handoffs.Mean is { } mean ? mean.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) : ""),
            ],
            Intervals = [.. day.Variants.Skip(1).SelectMany(variant => Sets(day, variant)).Where(set => !set.Rows.IsEmpty)],
        };

    private static IEnumerable<IntervalSet> Sets(SimulatedDay day, SimulationResult variant)
    {
        var title = $"{VariantNames.Of(variant)}, against {VariantNames.Of(day.First)}";
        const string Note = "Differences with their 95 % confidence intervals. A hollow point, whose interval holds 0, is no sure difference.";
        yield return new IntervalSet($"{title}: minutes", Note, IntervalUnit.Minutes,
            [.. Minutes.Select(figure => Interval(day, variant, figure.Figure, figure.Name, lessIsBetter: true)).OfType<IntervalRow>()]);
        yield return new IntervalSet($"{title}: percentage points", Note, IntervalUnit.Share,
            [.. Shares.Select(figure => Interval(day, variant, figure.Figure, figure.Name, figure.LessIsBetter)).OfType<IntervalRow>()]);
    }

    private static IntervalRow? Interval(SimulatedDay day, SimulationResult variant, string figure, string name, bool lessIsBetter) =>
        day.Difference(variant, figure) is { Difference: { } difference, Ci95Low: { } low, Ci95High: { } high } && (low, high) is not (0, 0)
            ? new IntervalRow(name, difference, low, high, lessIsBetter)
            : null;

    private static ComparedFigure Row(SimulatedDay day, string name, Func<SimulationResult, string> words) => new(name, [.. day.Variants.Select(words)]);
}
