using System.Collections.Immutable;
using Coordination.Charts.Curves;
using Coordination.Charts.Words;
using Coordination.Plans;
using Coordination.Reports.Model;
using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>The day: recorded, replayed, and with desks that help each other.</summary>
internal static class ReplayDayPart
{
    /// <summary>With this share of all who wait, one desk is named alone.</summary>
    private const double Nearly = 0.8;

    /// <summary>Two rows of small charts on a wide screen; more would be flat lines.</summary>
    private const int MostPanels = 10;

    public static DaySection Of(ReplayPair pair)
    {
        var desks = Desks(pair);
        var shown = desks.Take(MostPanels).ToImmutableArray();
        return new DaySection
        {
            Lead = Lead(pair),
            Waiting =
            [
                new(ReplayNames.Recorded, CurveLook.Area, [.. pair.Recorded.WaitingCurve.Select(point => new DayPoint(Minute(point.At), point.Waiting))]),
                new(ReplayNames.Apart, CurveLook.Line, new WaitingCount(pair.ApartTrace.Visits).Curve(EveryMinute(pair.ApartTrace))),
                new(ReplayNames.Pooled, CurveLook.Dashes, new WaitingCount(pair.PooledTrace.Visits).Curve(EveryMinute(pair.PooledTrace))),
            ],
            WaitingNote = "The nearer the line follows the area, the better the replay meets the day that was. The broken line is the same day with desks that help each other.",
            Desks = shown,
            DesksNote = "All on the same scale, the fullest desk first." + LeftOut(desks[shown.Length..]),
            Urgency = Urgency(pair),
        };
    }

    // Where the people were that waited when most did.
    private static string Lead(ReplayPair pair)
    {
        var peak = pair.Recorded.Peak;
        var waiting = pair.Recorded.Desks
            .Select(desk => (desk.Name, Count: desk.Snapshots.LastOrDefault(snapshot => snapshot.At <= peak.At).Waiting))
            .OrderByDescending(desk => desk.Count).ToArray();
        var (first, second) = (waiting[0], waiting.Length > 1 ? waiting[1] : default);
        var idle = Idle(pair.ApartTrace, Minute(peak.At));
        var where = waiting.Length < 3 || peak.Waiting == 0
            ? $"At the fullest moment, {FigureText.Clock(Minute(peak.At))}, {FigureText.Count(peak.Waiting)} people waited."
            : $"At the fullest moment, {FigureText.Clock(Minute(peak.At))}, " + (first.Count >= Nearly * peak.Waiting
                ? $"{FigureText.Count(first.Count)} of {FigureText.Count(peak.Waiting)} people waited at one of {FigureText.Count(pair.Apart.ByDesk.Length)} desks: {first.Name}."
                : $"{FigureText.Count(first.Count + second.Count)} of {FigureText.Count(peak.Waiting)} people waited at two of {FigureText.Count(pair.Apart.ByDesk.Length)} desks: " +
                  $"{first.Name} ({FigureText.Count(first.Count)}) and {second.Name} ({FigureText.Count(second.Count)}).");
        return idle.OnDuty == 0
            ? where
            : $"{where} By the replay, {FigureText.Count(idle.Idle)} of {FigureText.Count(idle.OnDuty)} people on duty had nobody to serve at that moment.";
    }

    private static string LeftOut(ImmutableArray<DayPanel> rest)
    {
        var most = rest.Select(panel => panel.Curves[0].Peak?.Value ?? 0).DefaultIfEmpty().Max();
        return rest.Length switch
        {
            0 => "",
            1 => $" Left out is {rest[0].Name}, where at most {FigureText.Count(most)} waited.",
            _ => $" Left out are {FigureText.Count(rest.Length)} desks where never more than {FigureText.Count(most)} waited.",
        };
    }

    private static (int Idle, int OnDuty) Idle(ReplayTrace trace, double minute)
    {
        var busy = trace.Visits.Where(visit => visit.CalledMinute <= minute && (visit.DoneMinute ?? double.MaxValue) > minute)
            .Select(visit => visit.Person).ToHashSet();
        var onDuty = trace.People.Select((person, index) => (person, index))
            .Where(pair => pair.person.Duty.Any(duty => duty.FromMinute <= minute && minute < duty.ToMinute)).ToArray();
        return (onDuty.Count(pair => !busy.Contains(pair.index)), onDuty.Length);
    }

    private static ImmutableArray<DayPanel> Desks(ReplayPair pair)
    {
        var recorded = pair.Recorded.Desks.ToDictionary(desk => desk.Id);
        return [.. pair.Apart.ByDesk.Select((desk, index) => Panel(pair, desk, index, recorded[desk.Desk]))
            .OrderByDescending(panel => panel.Curves.Max(curve => curve.Peak?.Value ?? 0))];
    }

    private static DayPanel Panel(ReplayPair pair, DeskReport desk, int index, RecordedDesk recorded)
    {
        var minutes = recorded.Snapshots.Select(snapshot => Minute(snapshot.At)).ToArray();
        ImmutableArray<DayCurve> curves =
        [
            new(ReplayNames.Recorded, CurveLook.Area, [.. recorded.Snapshots.Select(snapshot => new DayPoint(Minute(snapshot.At), snapshot.Waiting))]),
            new(ReplayNames.Apart, CurveLook.Line, Count(pair.ApartTrace, index).Curve(minutes)),
            new(ReplayNames.Pooled, CurveLook.Dashes, Count(pair.PooledTrace, index).Curve(minutes)),
        ];
        var peak = curves[0].Peak!.Value;
        var note = peak.Value == 0
            ? $"{FigureText.Count(desk.Arrived)} came"
            : $"{FigureText.Count(desk.Arrived)} came, at most {FigureText.Count(peak.Value)} waited";
        return new DayPanel(desk.Name, note, curves);
    }

    private static UrgencyCurves Urgency(ReplayPair pair)
    {
        var minutes = EveryMinute(pair.ApartTrace).Where((_, index) => index % 3 == 0).ToImmutableArray();
        var layers = pair.ApartTrace.Visits.GroupBy(visit => visit.Urgency).Select(level =>
            new StackLayer((int)level.Key, [.. new WaitingCount([.. level]).Curve(minutes).Select(point => point.Value)]));
        var how = pair.Apart.Policy is OrderPolicyKind.Strict ? "More urgent people are called first, so theirs are the thin layers at the ground." : "The most urgent stand on the ground.";
        return new UrgencyCurves(
            $"Replayed, each desk by itself, {ReplayReportPage.PolicyWords(pair.Apart)} order. {how} Displays do not show urgency: it is drawn by the mix of an ordinary office.",
            minutes, [.. layers]);
    }

    private static WaitingCount Count(ReplayTrace trace, int desk) => new([.. trace.Visits.Where(visit => visit.Desk == desk)]);

    private static IEnumerable<double> EveryMinute(ReplayTrace trace) =>
        Enumerable.Range(0, Math.Max(1, (int)(trace.EndMinute - trace.StartMinute)) + 1).Select(minute => trace.StartMinute + minute);

    private static double Minute(TimeOnly at) => at.ToTimeSpan().TotalMinutes;
}
