using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Inference;

/// <summary>The readings of a desk's called number that belong together: stray ones left out, restarts marked.</summary>
/// <remarks>
/// A display now and then shows another desk's number for a moment, and a numbering may start again. The chain is the
/// choice of readings that leaves out as few as possible, where each step that a desk cannot have made (backwards, or
/// faster than <see cref="MostCalled"/>) costs as much as leaving out <see cref="RestartCost"/> readings.
/// </remarks>
internal static class NumberChain
{
    public const int RestartCost = 8;

    /// <summary>The kept readings, by rising time.</summary>
    /// <param name="snapshots">The desk's snapshots.</param>
    public static List<NumberReading> Of(IReadOnlyList<RecordedSnapshot> snapshots)
    {
        var readings = ReadingsOf(snapshots);
        var best = new int[readings.Count];
        var before = new int[readings.Count];
        for (var to = 0; to < readings.Count; to++)
        {
            (best[to], before[to]) = BestUpTo(readings, best, to);
        }

        return readings.Count == 0 ? [] : Trace(readings, before, LastOf(best));
    }

    /// <summary>The most calls that are believed of one desk within a time: 30, and 2 a minute.</summary>
    public static double MostCalled(TimeSpan time) => 30 + (2 * time.TotalMinutes);

    private static List<NumberReading> ReadingsOf(IReadOnlyList<RecordedSnapshot> snapshots)
    {
        var readings = new List<NumberReading>();
        for (var index = 0; index < snapshots.Count; index++)
        {
            if (snapshots[index].NumberCalled is { } number)
            {
                var since = readings.Count > 0 && readings[^1].Number == number ? readings[^1].Since : index;
                readings.Add(new NumberReading(index, number, since, snapshots[since].At, snapshots[index].At));
            }
        }

        return readings;
    }

    private static (int Best, int Before) BestUpTo(List<NumberReading> readings, int[] best, int to)
    {
        var (value, before) = (1, -1);
        for (var from = 0; from < to; from++)
        {
            var through = best[from] + 1 - (readings[to].Continues(readings[from]) ? 0 : RestartCost);
            if (through >= value)
            {
                (value, before) = (through, from);
            }
        }

        return (value, before);
    }

    private static int LastOf(int[] best)
    {
        var last = 0;
        for (var index = 1; index < best.Length; index++)
        {
            last = best[index] >= best[last] ? index : last;
        }

        return last;
    }

    private static List<NumberReading> Trace(List<NumberReading> readings, int[] before, int last)
    {
        var chain = new List<NumberReading>();
        for (var index = last; index >= 0; index = before[index])
        {
            chain.Add(readings[index]);
        }

        chain.Reverse();
        return chain;
    }
}

/// <summary>A display's called number at one snapshot.</summary>
/// <param name="Index">The snapshot.</param>
/// <param name="Number">The number.</param>
/// <param name="Since">The snapshot since which the display has shown it.</param>
/// <param name="SinceAt">When that was.</param>
/// <param name="At">When this is.</param>
internal readonly record struct NumberReading(int Index, int Number, int Since, TimeOnly SinceAt, TimeOnly At)
{
    /// <summary>Whether a desk can have come here from an earlier reading by calling one after the other.</summary>
    public bool Continues(in NumberReading earlier) =>
        Number >= earlier.Number && Number - earlier.Number <= NumberChain.MostCalled(At - earlier.SinceAt);
}
