using System.Collections.Immutable;
using Coordination.Charts.Words;

namespace Coordination.Reports.Replays;

/// <summary>What must be known before the figures are believed.</summary>
internal static class ReplayWarnings
{
    /// <summary>A replay whose mean wait or peak is off by more than this share does not stand for the day.</summary>
    private const double Tolerable = 0.3;

    /// <summary>A share of people unfinished from which the figures at the end of the day are doubtful.</summary>
    private const double ManyUnfinished = 0.02;

    public static ImmutableArray<string> Of(ReplayPair pair)
    {
        var (apart, recorded) = (pair.Apart, pair.Apart.Recorded);
        var warnings = ImmutableArray.CreateBuilder<string>();
        if (IsOff(apart.Waiting.MeanMinutes, recorded.MeanWaitingMinutes) || IsOff(apart.PeakWaiting.Count, recorded.PeakWaiting.Count))
        {
            warnings.Add(
                $"The replay does not meet this day well: the average wait is {FigureText.Minutes(apart.Waiting.MeanMinutes)} instead of " +
                $"{FigureText.Minutes(recorded.MeanWaitingMinutes)}, and {FigureText.Count(apart.PeakWaiting.Count)} people instead of " +
                $"{FigureText.Count(recorded.PeakWaiting.Count)} wait at the most. What it says of another way of working is worth no more than that.");
        }

        if (apart.Unfinished > ManyUnfinished * apart.Arrived)
        {
            warnings.Add(
                $"{FigureText.Count(apart.Unfinished)} people had not been finished with when the recording ends. Their waits count until then, and were longer.");
        }

        return warnings.ToImmutable();
    }

    private static bool IsOff(double replayed, double recorded) => Math.Abs(replayed - recorded) > Tolerable * recorded;
}
