using System.Diagnostics;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>Medians of rounds, in nanoseconds for one repetition.</summary>
/// <remarks>Rounds are many and short, a few milliseconds: where other processes share the machine, the median one is not interrupted.</remarks>
internal static class Timing
{
    private const int Rounds = 151;

    public static double Median(int repetitions, Action<int> round)
    {
        round(repetitions / 4);
        var share = Math.Max(1, repetitions / Rounds);
        var times = new List<double>();
        for (var count = 0; count < Rounds; count++)
        {
            var start = Stopwatch.GetTimestamp();
            round(share);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / share);
        }

        times.Sort();
        return times[Rounds / 2];
    }
}
