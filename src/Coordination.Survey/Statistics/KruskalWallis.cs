namespace Coordination.Survey.Statistics;

/// <summary>Whether some groups' values are higher than others', by ranks alone (Kruskal and Wallis 1952): for grades, which have an order and no distances.</summary>
public static class KruskalWallis
{
    /// <summary>Compares groups, with the correction for ties; those without values are left out.</summary>
    /// <returns>Null where there are fewer than two groups.</returns>
    public static TestResult? Of(IEnumerable<IReadOnlyCollection<decimal>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        IReadOnlyCollection<decimal>[] filled = [.. groups.Where(group => group.Count > 0)];
        if (filled.Length < 2)
        {
            return null;
        }

        var (ranks, ties) = RanksOf(filled.SelectMany(group => group));
        double size = filled.Sum(group => group.Count);
        var sums = filled.Sum(group => Math.Pow(group.Sum(value => ranks[value]), 2) / group.Count);
        var statistic = (12 / (size * (size + 1)) * sums) - (3 * (size + 1));
        var correction = 1 - (ties / ((size * size * size) - size));
        return TestResult.OfChiSquare(correction > 0 ? Math.Max(0, statistic) / correction : double.NaN, filled.Length - 1);
    }

    // Values that are the same share the mean of their ranks.
    private static (Dictionary<decimal, double> Ranks, double Ties) RanksOf(IEnumerable<decimal> values)
    {
        var (ranks, before, ties) = (new Dictionary<decimal, double>(), 0, 0.0);
        foreach (var (value, count) in values.CountBy(value => value).OrderBy(one => one.Key))
        {
            ranks[value] = before + ((count + 1) / 2.0);
            ties += ((double)count * count * count) - count;
            before += count;
        }

        return (ranks, ties);
    }
}
