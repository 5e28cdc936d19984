using System.Collections.Immutable;
using Coordination.Charts.Distributions;
using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;
using Coordination.Charts.ServiceLevels;
using Coordination.Charts.Words;
using Coordination.Reports.Model;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>Who waited how long, and what of the promises was kept.</summary>
internal static class ReplayWaitsPart
{
    public static WaitsSection Of(ReplayPair pair)
    {
        var highest = MinuteTicks.UpTo(Math.Max(pair.Apart.Waiting.MaxMinutes, 1), about: 8).High;
        var (before, after) = (Longer(pair.ApartTrace, 60), Longer(pair.PooledTrace, 60));
        return new WaitsSection
        {
            Lead = $"Half of the people waited at most {FigureText.Minutes(pair.Apart.Waiting.P50Minutes)}, 19 of 20 at most " +
                $"{FigureText.Minutes(pair.Apart.Waiting.P95Minutes)}; the longest wait was {FigureText.Minutes(pair.Apart.Waiting.MaxMinutes)}. " +
                $"{FigureText.Count(before)} people waited longer than an hour; with desks that help each other it would have been {FigureText.Count(after)}.",
            ByLevel = [.. pair.ApartTrace.Visits.GroupBy(visit => visit.Urgency).OrderBy(level => level.Key).Select(level => WaitDistribution.Of(
                UrgencyWords.Numbered((int)level.Key), Inks.Level((int)level.Key), level.Select(visit => Waited(visit, pair.ApartTrace)), highest))],
            ByLevelNote = "Replayed, each desk by itself. The height above a time is the share of people who waited longer than it: everybody at the left, nobody at the right.",
            ServiceLevels = [new(ReplayNames.ApartShort, Rows(pair.ApartTrace)), new(ReplayNames.PooledShort, Rows(pair.PooledTrace))],
            ServiceLevelsNote = "The share of people called within the time that is promised to their level, replayed. Who was never called counts as late.",
        };
    }

    private static ImmutableArray<ServiceLevelRow> Rows(ReplayTrace trace) =>
    [
        .. trace.Visits.GroupBy(visit => visit.Urgency).OrderBy(level => level.Key)
            .Where(level => trace.PromisedMinutes.ContainsKey(level.Key))
            .Select(level => new ServiceLevelRow(
                UrgencyWords.Numbered((int)level.Key), Inks.Level((int)level.Key), trace.PromisedMinutes[level.Key], level.Count(),
                (double)level.Count(visit => visit.CalledMinute is { } called && called - visit.ArrivedMinute <= trace.PromisedMinutes[level.Key]) / level.Count())),
    ];

    private static int Longer(ReplayTrace trace, double minutes) => trace.Visits.Count(visit => Waited(visit, trace) > minutes);

    private static double Waited(ReplayVisit visit, ReplayTrace trace) => (visit.CalledMinute ?? trace.EndMinute) - visit.ArrivedMinute;
}
