namespace Coordination.Benchmarks.Measuring;

/// <summary>What several rounds of one measurement come to.</summary>
internal static class Rounds
{
    /// <summary>The median; the upper one of an even number.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    /// <summary>The median of one number of each round.</summary>
    public static double Median<T>(IEnumerable<T> rounds, Func<T, double> number) => Median(rounds.Select(number));

    /// <summary>The median of one number of each round; null where it could not be measured.</summary>
    public static double? MedianOrNull<T>(IReadOnlyCollection<T> rounds, Func<T, double?> number) =>
        rounds.Any(round => number(round) is null) ? null : Median(rounds.Select(round => number(round)!.Value));
}
