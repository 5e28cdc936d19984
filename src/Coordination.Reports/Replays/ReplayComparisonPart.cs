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
                new("average wait", [WordsOf.Minutes(recorded.MeanWaitingMinutes), WordsOf.Minutes(apart.Waiting.MeanMinutes), WordsOf.Minutes(pooled.Waiting.MeanMinutes)]),
                new("half waited at most", ["", WordsOf.Minutes(apart.Waiting.P50Minutes), WordsOf.Minutes(pooled.Waiting.P50Minutes)]),
                new("19 of 20 waited at most", ["", WordsOf.Minutes(apart.Waiting.P95Minutes), WordsOf.Minutes(pooled.Waiting.P95Minutes)]),
                new("longest wait", ["", WordsOf.Minutes(apart.Waiting.MaxMinutes), WordsOf.Minutes(pooled.Waiting.MaxMinutes)]),
                new("most waiting at once", [Peak(recorded.PeakWaiting), Peak(apart.PeakWaiting), Peak(pooled.PeakWaiting)]),
                new("served by another desk", ["", WordsOf.Count(apart.Helped), WordsOf.Count(pooled.Helped)]),
                new("unfinished at the end", ["", WordsOf.Count(apart.Unfinished), WordsOf.Count(pooled.Unfinished)]),
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
            : $"It has a price: at {WordsOf.Count(longer)} of {WordsOf.Count(desks.Length)} desks the average wait would have grown by more than a minute.";
        return $"The same citizens, the same people on duty at the same hours; only that whoever has nobody to serve helps where more than a few wait. {cost}";
    }

    private static string Peak(PeakWaiting peak) => $"{WordsOf.Count(peak.Count)} at {WordsOf.Clock(peak.At.ToTimeSpan().TotalMinutes)}";
}
