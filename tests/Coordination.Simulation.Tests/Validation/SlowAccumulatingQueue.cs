using Coordination.Simulation.Results;
using Coordination.Simulation.Statistics;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>An M/M/c queue with accumulating priority, written as plainly as it can be and sharing nothing with the engine.</summary>
internal static class SlowAccumulatingQueue
{
    public static Estimate[] Run(int servers, double mean, double[] rates, double[] gains, double horizon, int replications)
    {
        var runs = Enumerable.Range(1, replications).Select(seed => Once(servers, mean, rates, gains, horizon, new Random(seed))).ToList();
        return [.. rates.Select((_, level) => Interval.Of(runs.Select(run => run[level])))];
    }

    private static double[] Once(int servers, double mean, double[] rates, double[] gains, double horizon, Random random)
    {
        var waiting = new List<(int Level, double Since)>();
        var freeAt = new double[servers];
        var (sums, counts) = (new double[rates.Length], new int[rates.Length]);
        var total = rates.Sum();
        var arrival = Exponential(random, 1 / total);
        while (arrival < horizon)
        {
            var server = Array.IndexOf(freeAt, freeAt.Min());
            if (waiting.Count > 0 && freeAt[server] <= arrival)
            {
                var now = freeAt[server];
                var next = waiting.MaxBy(one => gains[one.Level] * (now - one.Since));
                waiting.Remove(next);
                Serve(next, server, now);
                continue;
            }

            var level = Level(random.NextDouble() * total, rates);
            if (freeAt[server] <= arrival)
            {
                Serve((level, arrival), server, arrival);
            }
            else
            {
                waiting.Add((level, arrival));
            }

            arrival += Exponential(random, 1 / total);
        }

        return [.. sums.Select((sum, level) => sum / counts[level])];

        void Serve((int Level, double Since) one, int server, double now)
        {
            freeAt[server] = now + Exponential(random, mean);
            if (one.Since > horizon / 20)
            {
                sums[one.Level] += now - one.Since;
                counts[one.Level]++;
            }
        }
    }

    private static double Exponential(Random random, double mean) => -Math.Log(1 - random.NextDouble()) * mean;

    private static int Level(double draw, double[] rates)
    {
        var level = 0;
        while (level < rates.Length - 1 && draw >= rates[level])
        {
            draw -= rates[level++];
        }

        return level;
    }
}
