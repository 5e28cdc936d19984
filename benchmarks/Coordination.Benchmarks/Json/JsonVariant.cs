using Coordination.Benchmarks.Measuring;

namespace Coordination.Benchmarks.Json;

/// <summary>One way of doing the same work, and what it took in the rounds so far.</summary>
/// <param name="run">Does the work once over all samples; gives something of it, so that no compiler leaves it out.</param>
internal sealed class JsonVariant(Func<long> run)
{
    // Of processor time: long enough for the compiler in the background to be done with every loop, also where others use the machine.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    private readonly List<(double Nanoseconds, double Bytes)> _rounds = [];

    /// <summary>The rounds' median of processor time for one time over all samples.</summary>
    public double Nanoseconds => Rounds.Median(_rounds, round => round.Nanoseconds);

    /// <summary>Bytes allocated by one time over all samples.</summary>
    public double Bytes => Rounds.Median(_rounds, round => round.Bytes);

    /// <summary>Lets several ways take turns, round by round.</summary>
    public static void Measure(int rounds, bool isQuick, params ReadOnlySpan<JsonVariant> ways)
    {
        var start = Environment.CpuUsage.TotalTime;
        while (!isQuick && Environment.CpuUsage.TotalTime - start < WarmUp)
        {
            foreach (var way in ways)
            {
                GC.KeepAlive(way.Run());
            }
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var way in ways)
            {
                way._rounds.Add(way.Measure());
            }
        }
    }

    private long Run() => run();

    // Processor time, not the wall's: nothing else of this process works meanwhile, and other processes do not count.
    private (double Nanoseconds, double Bytes) Measure()
    {
        var (allocated, before) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        GC.KeepAlive(Run());
        return ((Environment.CpuUsage.TotalTime - before).TotalNanoseconds, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }
}
