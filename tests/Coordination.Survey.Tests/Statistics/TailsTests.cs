using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

/// <summary>Tails of distributions and their inverses against R 4.2: near the middle, far out, and for a million answers.</summary>
public sealed class TailsTests
{
    // R: pchisq(x, df, lower.tail = FALSE).
    [Theory]
    [InlineData(7.716, 12, 0.806911655276)]
    [InlineData(700, 4, 3.48528622909e-150)]
    public void ChiSquare_OfAStatistic_IsAsRPrintsIt(double statistic, double degrees, double expected) => IsNear(Tails.ChiSquare(statistic, degrees), expected, 1e-11);

    // R: pf(x, df1, df2, lower.tail = FALSE).
    [Theory]
    [InlineData(4.21, 3, 60, 0.00907245443332)]
    [InlineData(0.98, 200, 90, 0.55377421569)]
    [InlineData(2, 4, 1_000_000, 0.0915790735936)]
    [InlineData(1.0001, 7, 999_992, 0.428807706452)]
    public void F_OfAStatistic_IsAsRPrintsIt(double statistic, double between, double within, double expected) => IsNear(Tails.F(statistic, between, within), expected, 2e-9);

    // R: qf(1 - p, df1, df2); for a million the root of pf, because qf takes so many degrees for infinitely many.
    [Theory]
    [InlineData(0.025, 1, 1, 647.789011478)]
    [InlineData(0.975, 1, 3, 0.00115718913239)]
    [InlineData(0.025, 149, 447, 1.28948839904)]
    [InlineData(0.025, 999_999, 2_999_997, 1.00320443598)]
    [InlineData(0.975, 999_999, 2_999_997, 0.9968032117186)]
    public void InverseF_OfAProbability_IsAsRPrintsIt(double probability, double between, double within, double expected) => IsNear(Tails.InverseF(probability, between, within), expected, 2e-10);

    // R: qt(0.975, df).
    [Theory]
    [InlineData(1, 12.7062047362)]
    [InlineData(6, 2.44691185114)]
    [InlineData(299, 1.96792966907)]
    [InlineData(999_999, 1.95996635682)]
    public void InverseT_OfAProbability_IsAsRPrintsIt(double degrees, double expected) => IsNear(Tails.InverseT(0.05, degrees), expected, 2e-10);

    private static void IsNear(double value, double expected, double accuracy) => (value / expected).ShouldBe(1, accuracy);
}
