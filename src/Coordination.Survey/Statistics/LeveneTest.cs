namespace Coordination.Survey.Statistics;

/// <summary>Whether the variances of groups differ: the analysis of variance of the distances from each group's centre.</summary>
public static class LeveneTest
{
    /// <summary>About means (Levene 1960), which is the sharper one for values that are spread as a normal distribution is.</summary>
    /// <returns>Null where there are too few values.</returns>
    public static TestResult? AboutMeans(IEnumerable<IReadOnlyCollection<decimal>> groups) => Of(groups, values => values.Sum() / values.Count);

    /// <summary>About medians (Brown and Forsythe 1974), which holds for skewed values too.</summary>
    /// <returns>Null where there are too few values.</returns>
    public static TestResult? AboutMedians(IEnumerable<IReadOnlyCollection<decimal>> groups) => Of(groups, MedianOf);

    private static TestResult? Of(IEnumerable<IReadOnlyCollection<decimal>> groups, Func<IReadOnlyCollection<decimal>, decimal> centre)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return OneWayAnova.Of(groups.Where(group => group.Count > 0).Select(group => Distances(group, centre(group))))?.Classic;
    }

    private static IReadOnlyCollection<decimal> Distances(IReadOnlyCollection<decimal> values, decimal centre) => [.. values.Select(value => Math.Abs(value - centre))];

    private static decimal MedianOf(IReadOnlyCollection<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
