using Coordination.Plans;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>Closed formulas of queueing theory.</summary>
internal static class Theory
{
    /// <summary>Erlang C: the probability that somebody who comes has to wait. Offered load in erlangs.</summary>
    public static double ErlangC(int servers, double offered)
    {
        var blocking = 1.0;
        for (var server = 1; server <= servers; server++)
        {
            blocking = offered * blocking / (server + (offered * blocking));
        }

        return blocking / (1 - (offered / servers * (1 - blocking)));
    }

    /// <summary>M/M/c with non-preemptive priority: the mean waits, most urgent first (Cobham 1954).</summary>
    public static double[] PriorityWaits(int servers, double mean, params double[] rates)
    {
        var waits = new double[rates.Length];
        var (before, until) = (0.0, 0.0);
        var first = ErlangC(servers, rates.Sum() * mean) * mean / servers;
        for (var level = 0; level < rates.Length; level++)
        {
            until += rates[level] * mean / servers;
            waits[level] = first / ((1 - before) * (1 - until));
            before = until;
        }

        return waits;
    }

    /// <summary>M/G/1 with non-preemptive priority: the mean waits, most urgent first (Cobham 1954).</summary>
    public static double[] Cobham(params (double Rate, double Mean, double Square)[] classes)
    {
        var residual = classes.Sum(one => one.Rate * one.Square) / 2;
        var before = 0.0;
        return [.. classes.Select(one =>
        {
            var until = before + (one.Rate * one.Mean);
            var wait = residual / ((1 - before) * (1 - until));
            before = until;
            return wait;
        })];
    }

    /// <summary>M/G/1 with accumulating priority: the mean waits, highest rate first (Kleinrock 1964; the means of Stanford, Taylor and Ziedins 2014).</summary>
    public static double[] Accumulating((double Rate, double Mean, double Square)[] classes, double[] gains)
    {
        var load = classes.Sum(one => one.Rate * one.Mean);
        var fifo = classes.Sum(one => one.Rate * one.Square) / 2 / (1 - load);
        var waits = new double[classes.Length];
        for (var level = classes.Length - 1; level >= 0; level--)
        {
            var (less, more) = (0.0, 0.0);
            for (var slower = level + 1; slower < classes.Length; slower++)
            {
                less += classes[slower].Rate * classes[slower].Mean * waits[slower] * (1 - (gains[slower] / gains[level]));
            }

            for (var faster = 0; faster < level; faster++)
            {
                more += classes[faster].Rate * classes[faster].Mean * (1 - (gains[level] / gains[faster]));
            }

            waits[level] = (fifo - less) / (1 - more);
        }

        return waits;
    }

    /// <summary>Erlang A, M/M/c+M: the share who give up, and the mean wait of everybody, those who give up included.</summary>
    public static (double Abandoned, double Wait) ErlangA(int servers, double rate, double mean, double patience)
    {
        var (weight, total, lost, queue) = (1.0, 1.0, 0.0, 0.0);
        for (var present = 1; present < 5_000; present++)
        {
            var waiting = Math.Max(0, present - servers);
            weight *= rate / ((Math.Min(present, servers) / mean) + (waiting / patience));
            total += weight;
            lost += weight * waiting / patience;
            queue += weight * waiting;
        }

        return (lost / total / rate, queue / total / rate);
    }

    /// <summary>The levels, most urgent first.</summary>
    public static Urgency[] Levels { get; } = Enum.GetValues<Urgency>();
}
