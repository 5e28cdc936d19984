namespace Coordination.Survey.Statistics;

/// <summary>What a test found.</summary>
/// <param name="Statistic">Its statistic: χ², F or H; NaN where nothing can be said, as of values that are all the same.</param>
/// <param name="Degrees">Its degrees of freedom; those of the numerator where it has two.</param>
/// <param name="Within">The degrees of freedom of the denominator; null where the statistic has one kind only.</param>
/// <param name="P">How probable so large a statistic is where there is no difference, 0 to 1.</param>
public readonly record struct TestResult(double Statistic, double Degrees, double? Within, double P)
{
    /// <summary>Of a statistic that is distributed as χ².</summary>
    public static TestResult OfChiSquare(double statistic, double degrees) => new(statistic, degrees, null, Tails.ChiSquare(statistic, degrees));

    /// <summary>Of a statistic that is distributed as F.</summary>
    public static TestResult OfF(double statistic, double between, double within) => new(statistic, between, within, Tails.F(statistic, between, within));
}
