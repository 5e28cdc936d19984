namespace Coordination.Survey.Statistics;

/// <summary>Whether those who answered are as a reference says that all are: Pearson's χ² of fit.</summary>
public static class GoodnessOfFit
{
    /// <summary>Compares counts with shares.</summary>
    /// <param name="counts">How many there are of each kind.</param>
    /// <param name="shares">The share of each, above 0; in any unit.</param>
    /// <returns>Null of fewer than two kinds, or of nobody.</returns>
    public static TestResult? Of(IReadOnlyList<long> counts, IReadOnlyList<double> shares)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(shares);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shares.Count, counts.Count);
        var (total, all) = ((double)counts.Sum(), shares.Sum());
        return counts.Count < 2 || total == 0
            ? null
            : TestResult.OfChiSquare(counts.Zip(shares, (count, share) => Math.Pow(count - (total * share / all), 2) / (total * share / all)).Sum(), counts.Count - 1);
    }
}
