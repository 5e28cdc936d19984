using System.Collections.Immutable;
using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Replays;

/// <summary>Makes the report of a replay.</summary>
internal static class ReportWriter
{
    public static ReplayReport Write(InferredDay day, ReplayOptions options, Visitor[] visitors, long events, TimeSpan wall)
    {
        var (start, end) = (day.Recorded.Start.ToTimeSpan(), day.Recorded.End.ToTimeSpan());
        var completed = visitors.Count(visitor => visitor.DoneAt is not null);
        return new ReplayReport
        {
            Hall = day.Recorded.Hall,
            Date = day.Recorded.Date,
            Policy = options.Order,
            Pooling = options.Pooling,
            Seed = options.Seed,
            Arrived = visitors.Length,
            Completed = completed,
            Unfinished = visitors.Length - completed,
            Helped = visitors.Count(visitor => visitor.Helped),
            Staff = MostOnDuty(day),
            Waiting = WaitingMeasures.Figures(visitors, end),
            PeakWaiting = WaitingMeasures.Peak(visitors, start),
            Recorded = Recorded(day.Recorded.Peak, day.Desks),
            ByDesk = [.. day.Desks.Select((desk, index) => Desk(desk, [.. visitors.Where(visitor => visitor.Citizen.Desk == index)], start, end))],
            ByUrgency = [.. visitors.GroupBy(visitor => visitor.Citizen.Urgency).OrderBy(level => level.Key)
                .Select(level => new UrgencyReport(level.Key, level.Count(), WaitingMeasures.Figures(level, end)))],
            Curve = [.. day.Recorded.WaitingCurve.Select(point =>
                new WaitingPoint(point.At, point.Waiting, WaitingMeasures.WaitingAt(visitors, point.At.ToTimeSpan())))],
            Trace = TraceWriter.Write(day, visitors),
            Events = events,
            WallSeconds = Math.Round(wall.TotalSeconds, 3),
        };
    }

    private static DeskReport Desk(InferredDesk desk, Visitor[] visitors, TimeSpan start, TimeSpan end)
    {
        var completed = visitors.Count(visitor => visitor.DoneAt is not null);
        var peak = desk.Recorded.Snapshots.MaxBy(snapshot => snapshot.Waiting);
        return new DeskReport
        {
            Desk = desk.Recorded.Id,
            Name = desk.Recorded.Name,
            Arrived = visitors.Length,
            Completed = completed,
            Unfinished = visitors.Length - completed,
            Helped = visitors.Count(visitor => visitor.Helped),
            Staff = desk.Staff,
            ServiceMinutes = WaitingMeasures.Rounded(desk.MeanServiceMinutes),
            Waiting = WaitingMeasures.Figures(visitors, end),
            PeakWaiting = WaitingMeasures.Peak(visitors, start),
            Recorded = Recorded((peak.At, peak.Waiting), [desk]),
        };
    }

    private static RecordedFigures Recorded((TimeOnly At, int Waiting) peak, ImmutableArray<InferredDesk> desks) =>
        new(new PeakWaiting(peak.Waiting, peak.At), WaitingMeasures.Rounded(LittlesLaw.MeanMinutes(desks) ?? 0));

    private static int MostOnDuty(InferredDay day) =>
        Enumerable.Range(0, day.Desks[0].Duty.Length).Max(slot => day.Desks.Sum(desk => desk.Duty[slot]));
}
