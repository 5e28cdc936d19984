using System.Collections.Immutable;
using Coordination.Charts.Frames;
using Coordination.Charts.Words;
using Coordination.Reports.Model;

namespace Coordination.Reports.Replays;

/// <summary>What happened, in a sentence or two and three figures.</summary>
internal static class ReplayHeadline
{
    /// <summary>A change smaller than this share of the figure is called small.</summary>
    private const double Noticeable = 0.1;

    public static string Of(ReplayPair pair)
    {
        var (apart, recorded) = (pair.Apart, pair.Apart.Recorded);
        var begin = $"{FigureText.Count(apart.Arrived)} people came and waited {FigureText.Minutes(recorded.MeanWaitingMinutes)} on average; at " +
            $"{FigureText.Clock(recorded.PeakWaiting.At.ToTimeSpan().TotalMinutes)}, {FigureText.Count(recorded.PeakWaiting.Count)} of them were waiting at once.";
        return $"{begin} {Change(apart.Waiting.MeanMinutes, pair.Pooled.Waiting.MeanMinutes)}";
    }

    public static ImmutableArray<KeyFigure> Figures(ReplayPair pair)
    {
        var recorded = pair.Apart.Recorded;
        return
        [
            new(FigureText.Count(recorded.PeakWaiting.Count), "people waiting at once",
                $"at {FigureText.Clock(recorded.PeakWaiting.At.ToTimeSpan().TotalMinutes)}, as the displays showed", Ink.Recorded),
            new(FigureText.Minutes(recorded.MeanWaitingMinutes), "average wait",
                $"estimated from the displays; the replay of the day comes to {FigureText.Minutes(pair.Apart.Waiting.MeanMinutes)}", Ink.Recorded),
            new(FigureText.Minutes(pair.Pooled.Waiting.MeanMinutes), "average wait if desks had helped each other",
                "replayed with the same people and the same citizens; the most that help can gain", Ink.Alternative),
        ];
    }

    private static string Change(double before, double after)
    {
        if (before <= 0 || Math.Abs(after - before) <= Noticeable * before)
        {
            return "Desks that help each other would have changed little.";
        }

        return after < before
            ? $"Had the desks helped each other, the same staff could have brought the average down to {FigureText.Minutes(after)}."
            : $"Had the desks helped each other, it would have been {FigureText.Minutes(after)}: more, not less.";
    }
}
