using System.Collections.Immutable;
using Coordination.Charts.Distributions;
using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;
using Coordination.Charts.ServiceLevels;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Results;

namespace Coordination.Reports.Simulations;

/// <summary>Who waits how long, and what of the promises is kept.</summary>
internal static class SimulationWaitsPart
{
    private const int Bins = 120;

    /// <summary>More columns are too narrow for bars.</summary>
    private const int MostColumns = 3;

    public static WaitsSection Of(SimulatedDay day)
    {
        var first = day.First;
        var highest = MinuteTicks.UpTo(first.Levels.Select(level => level.Waiting.P99Minutes ?? 0).DefaultIfEmpty().Max(), about: 8).High;
        return new WaitsSection
        {
            Lead = $"Half of the people wait at most {EstimateWords.Minutes(first.Waiting.P50Minutes)}, 19 of 20 at most {EstimateWords.Minutes(first.Waiting.P95Minutes)}." +
                (first.Counts.Abandoned > 0 ? $" {EstimateWords.Percent(first.Abandoned.Mean)} give up waiting." : ""),
            ByLevel = [.. first.Levels.Where(level => level.Distribution.Count > 0).Select(level => Distribution(level, highest))],
            ByLevelNote = $"{(day.Variants.Length > 1 ? $"Simulated, {VariantNames.Of(first)}, all" : "All")} replications together. The height above a time is the share of people who wait longer than it.",
            ServiceLevels = [.. day.Variants.Take(MostColumns).Select(variant => new ServiceLevelColumn(
                day.Variants.Length > 1 ? VariantNames.Of(variant) : "simulated", Rows(first, variant)))],
            ServiceLevelsPromise = "done within",
            ServiceLevelsNote = "The share of requests done within the time that is promised to their level; the mark is the share that is asked for, a cross says that it is missed.",
        } is var section && first.ServiceLevels.IsEmpty ? section with { ServiceLevels = [] } : section;
    }

    private static WaitDistribution Distribution(LevelResult level, double highest)
    {
        var count = level.Distribution.Count;
        var width = highest / Bins;
        var within = Enumerable.Range(0, Bins + 1).Select(bin => (long)Math.Round(bin == 0 ? 0 : level.Distribution.ShareWithin(bin * width) * count)).ToArray();
        return new WaitDistribution
        {
            Name = UrgencyWords.Numbered(level.Level),
            Ink = Inks.Level(level.Level),
            Count = count,
            Bins = new Histogram(width, [.. within.Zip(within.Skip(1), (before, after) => (int)Math.Min(int.MaxValue, after - before))]),
            MeanMinutes = level.Waiting.MeanMinutes ?? 0,
            HalfMinutes = level.Waiting.P50Minutes ?? 0,
            MostMinutes = level.Waiting.P95Minutes ?? 0,
            LongestMinutes = level.Waiting.MaxMinutes ?? 0,
        };
    }

    private static ImmutableArray<ServiceLevelRow> Rows(SimulationResult first, SimulationResult variant) =>
    [
        .. first.ServiceLevels.Select(promise => new ServiceLevelRow(
            UrgencyWords.Numbered(promise.Level),
            Inks.Level(promise.Level),
            promise.TargetMinutes,
            SimulatedDay.EachRun(first, first.Levels.FirstOrDefault(level => level.Level == promise.Level)?.Counts.Arrived ?? 0),
            variant.ServiceLevels.FirstOrDefault(other => other.Level == promise.Level)?.KeptPercent.Mean / 100,
            promise.TargetPercent / 100.0)),
    ];
}
