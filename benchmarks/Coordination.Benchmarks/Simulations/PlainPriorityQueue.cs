namespace Coordination.Benchmarks.Simulations;

/// <summary>The plainest simulation of M/M/c with levels that still gives the mean waits: two priority queues of the framework.</summary>
/// <remarks>No people, no skills, no choice, no rules, no quantiles, no curves, and nobody is known by a name.</remarks>
internal static class PlainPriorityQueue
{
    public static (int Customers, double[] Waits) Run(int servers, double mean, double[] rates, double horizon, int seed)
    {
        var random = new Random(seed);
        var events = new PriorityQueue<int, double>();
        var waiting = new PriorityQueue<(int Level, double Since), (int Level, double Since)>();
        var (free, served) = (servers, 0);
        var (sums, counts) = (new double[rates.Length], new int[rates.Length]);
        for (var level = 0; level < rates.Length; level++)
        {
            events.Enqueue(level, Exponential(1 / rates[level]));
        }

        while (events.TryDequeue(out var what, out var now) && now < horizon)
        {
            if (what < 0)
            {
                free++;
                served++;
            }
            else
            {
                events.Enqueue(what, now + Exponential(1 / rates[what]));
                waiting.Enqueue((what, now), (what, now));
            }

            while (free > 0 && waiting.TryDequeue(out var next, out _))
            {
                free--;
                sums[next.Level] += now - next.Since;
                counts[next.Level]++;
                events.Enqueue(-1, now + Exponential(mean));
            }
        }

        return (served, [.. sums.Zip(counts, (sum, count) => sum / count)]);

        double Exponential(double of) => -Math.Log(1 - random.NextDouble()) * of;
    }
}
