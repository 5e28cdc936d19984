using System.Collections.Immutable;
using Coordination.Charts.Comparisons;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>Recorded, each desk by itself, desks that help each other: side by side.</summary>
internal static class ReplayComparisonPart
{
    public static ComparisonSection Of(ReplayPair pair)
    {
        var (apart, pooled, recorded) = (pair.Apart, pair.Pooled, pair.Apart.Recorded);
        return new ComparisonSection
        {
            Lead = Lead(pair),
            Columns = [ReplayNames.Recorded, ReplayNames.ApartShort, ReplayNames.PooledShort],
            Figures =
            [
                new("average wait", [FigureText.Minutes(recorded.MeanWaitingMinutes), FigureText.Minutes(apart.Waiting.MeanMinutes), FigureText.Minutes(pooled.Waiting.MeanMinutes)]),
                new("half waited at most", ["", FigureText.Minutes(apart.Waiting.P50Minutes), FigureText.Minutes(pooled.Waiting.P50Minutes)]),
                new("19 of 20 waited at most", ["", FigureText.Minutes(apart.Waiting.P95Minutes), FigureText.Minutes(pooled.Waiting.P95Minutes)]),
                new("longest wait", ["", FigureText.Minutes(apart.Waiting.MaxMinutes), FigureText.Minutes(pooled.Waiting.MaxMinutes)]),
                new("most waiting at once", [Peak(recorded.PeakWaiting), Peak(apart.PeakWaiting), Peak(pooled.PeakWaiting)]),
                new("served by another desk", ["", FigureText.Count(apart.Helped), FigureText.Count(pooled.Helped)]),
                new("unfinished at the end", ["", FigureText.Count(apart.Unfinished), FigureText.Count(pooled.Unfinished)]),
            ],
            Shifts = new ShiftSet(
                "Average wait at each desk", "Replayed, the longest wait first. Minutes from coming to being called.", ReplayNames.ApartShort, ReplayNames.PooledShort,
                [.. apart.ByDesk.Zip(pooled.ByDesk, (before, after) => new ShiftRow(before.Name, before.Waiting.MeanMinutes, after.Waiting.MeanMinutes))
                    .OrderByDescending(row => Math.Max(row.Before, row.After))]),
        };
    }

    private static string Lead(ReplayPair pair)
    {
        var desks = pair.Apart.ByDesk.Zip(pair.Pooled.ByDesk, (before, after) => after.Waiting.MeanMinutes - before.Waiting.MeanMinutes).ToArray();
        var longer = desks.Count(change => change > 1);
        var cost = longer == 0
            ? "No desk's citizens would have waited noticeably longer for it."
            : $"It has a price: at {FigureText.Count(longer)} of {FigureText.Count(desks.Length)} desks the average wait would have grown by more than a minute.";
        return $"The same citizens, the same people on duty at the same hours; only that whoever has nobody to serve helps where more than a few wait. {cost}";
    }

    private static string Peak(PeakWaiting peak) => $"{FigureText.Count(peak.Count)} at {FigureText.Clock(peak.At.ToTimeSpan().TotalMinutes)}";
}
