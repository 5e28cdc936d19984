using System.Collections.Immutable;
using System.Globalization;
using Coordination.Charts.Words;
using Coordination.Reports.Model;

namespace Coordination.Reports.Replays;

/// <summary>How a replay's figures came about, and what they do not say.</summary>
internal static class ReplayMethodPart
{
    public static MethodSection Of(ReplayPair pair) => new(
        [
            "The hall's queue displays were read every few minutes: how many wait at each desk, and which number was called last. From them it was inferred, desk by desk, "
            + "who came when, how long a service takes and how many people were on duty. That day then ran through the very engine that would run a live hall, on a clock that "
            + "does not wait: every citizen submitted, queued, called and served, once with each desk by itself and once with desks that help each other.",
            "Both replays meet the same citizens, with the same matters taking the same time, and the same people on duty in the same hours. So what differs between them comes "
            + "from the way of working alone.",
        ],
        Limits(pair),
        [
            new("recording", pair.Apart.Hall),
            new("date", pair.Apart.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("order between urgency levels", ReplayReportPage.PolicyWords(pair.Apart)),
            new("seed", pair.Apart.Seed.ToString(CultureInfo.InvariantCulture)),
            new("journal rows", $"{FigureText.Count(pair.Apart.Events)} and {FigureText.Count(pair.Pooled.Events)}"),
        ]);

    private static ImmutableArray<string> Limits(ReplayPair pair)
    {
        var (apart, recorded) = (pair.Apart, pair.Apart.Recorded);
        var limits = ImmutableArray.CreateBuilder<string>();
        limits.Add(
            $"How well the replay meets the day: an average wait of {FigureText.Minutes(apart.Waiting.MeanMinutes)} against {FigureText.Minutes(recorded.MeanWaitingMinutes)} from the displays, "
            + $"and {FigureText.Count(apart.PeakWaiting.Count)} people at the most against {FigureText.Count(recorded.PeakWaiting.Count)}. The average from the displays is itself an estimate.");
        limits.Add("Help is taken to be as good as one's own work: everybody can help at every desk, and is as quick there. What is gained is the most that could be gained.");
        limits.Add("Displays do not tell few quick people from many slow ones. How many had nobody to serve is inferred, and the gain depends on it. Read it as a comparison, not as a forecast.");
        limits.Add("Urgency is not on the displays. It is drawn: 2 % especially urgent, 8 % more urgent, 60 % general, 20 % less urgent, 10 % not urgent.");
        limits.Add("Nobody gives up waiting in a replay. This is one draw of the day; another seed moves every figure a little.");
        if (Gaps(pair) is { Length: > 0 } gaps)
        {
            limits.Add($"The recording has gaps ({gaps}). What happened in them is spread evenly.");
        }

        return limits.ToImmutable();
    }

    private static string Gaps(ReplayPair pair)
    {
        var curve = pair.Recorded.WaitingCurve;
        return string.Join(", ", curve.Zip(curve.Skip(1), (first, second) => (From: first.At, To: second.At))
            .Where(gap => gap.To - gap.From > Simulation.Recordings.RecordedDay.LongestInterval)
            .Select(gap => $"{gap.From.ToString("HH:mm", CultureInfo.InvariantCulture)} to {gap.To.ToString("HH:mm", CultureInfo.InvariantCulture)}"));
    }
}
