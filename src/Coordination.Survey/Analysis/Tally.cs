using Coordination.Survey.Statistics;

namespace Coordination.Survey.Analysis;

/// <summary>Answers by their numbers.</summary>
internal static class Tally
{
    /// <summary>How many there are of each, from 0, which is none.</summary>
    /// <param name="answers">The numbers.</param>
    /// <param name="most">The highest there is.</param>
    public static long[] Of(ReadOnlySpan<byte> answers, int most)
    {
        var counts = new long[most + 1];
        foreach (var answer in answers)
        {
            counts[answer]++;
        }

        return counts;
    }

    /// <summary>How many there are of each pair, by the first and the second; without those of which one is missing.</summary>
    public static long[][] Of(ReadOnlySpan<byte> rows, int most, ReadOnlySpan<byte> columns, int mostColumns)
    {
        var counts = Enumerable.Range(0, most).Select(_ => new long[mostColumns]).ToArray();
        for (var index = 0; index < rows.Length; index++)
        {
            if (rows[index] > 0 && columns[index] > 0)
            {
                counts[rows[index] - 1][columns[index] - 1]++;
            }
        }

        return counts;
    }

    /// <summary>The sample of values that are there several times.</summary>
    public static Sample SampleOf(IEnumerable<(decimal Value, long Count)> values)
    {
        (decimal Value, long Count)[] all = [.. values];
        var size = all.Sum(one => one.Count);
        if (size == 0)
        {
            return default;
        }

        var mean = all.Sum(one => one.Value * one.Count) / size;
        return new Sample((int)size, mean, all.Sum(one => (one.Value - mean) * (one.Value - mean) * one.Count));
    }
}
