using System.Diagnostics;

namespace Coordination.Benchmarks.Dispatch;

/// <summary>Medians of rounds, in nanoseconds for one repetition.</summary>
internal static class Timing
{
    private const int Rounds = 7;

    public static double Median(int repetitions, Action<int> round)
    {
        round(repetitions / 4);
        var times = new List<double>();
        for (var count = 0; count < Rounds; count++)
        {
            var start = Stopwatch.GetTimestamp();
            round(repetitions);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / repetitions);
        }

        times.Sort();
        return times[Rounds / 2];
    }
}
