using System.Globalization;
using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

/// <summary>The analysis of variance against NIST's Statistical Reference Datasets (StRD) and values that R prints.</summary>
public sealed class OneWayAnovaTests
{
    // The centres of the nine treatments of SmLs01 to SmLs09, beside 1, 1,000,000 or 1,000,000,000,000.
    private static readonly decimal[] Centres = [0.4m, 0.3m, 0.5m, 0.3m, 0.5m, 0.3m, 0.5m, 0.3m, 0.5m];

    [Theory]
    [InlineData("1", 21, 21.0)]
    [InlineData("1", 201, 201.0)]
    [InlineData("1", 2001, 2001.0)]
    [InlineData("1000000", 21, 21.0)]
    [InlineData("1000000", 201, 201.0)]
    [InlineData("1000000", 2001, 2001.0)]
    [InlineData("1000000000000", 21, 21.0)]
    [InlineData("1000000000000", 201, 201.0)]
    [InlineData("1000000000000", 2001, 2001.0)]
    public void F_OfValuesLargeBesideTheirDifferences_HasTwelveDigits(string besides, int replicates, double certified)
    {
        var large = decimal.Parse(besides, CultureInfo.InvariantCulture);
        var groups = Centres.Select(centre => Enumerable.Range(0, replicates).Select(number => large + centre + (number == 0 ? 0 : number % 2 == 0 ? 0.1m : -0.1m)).ToArray());

        var anova = OneWayAnova.Of(groups)!;

        Digits(anova.Classic.Statistic, certified).ShouldBeGreaterThan(12);
        (anova.Classic.Degrees, anova.Classic.Within).ShouldBe((8, 9 * (replicates - 1)));
    }

    // NIST StRD, SiRstv: the resistivity of silicon by five instruments.
    [Fact]
    public void F_OfResistivity_IsAsCertified()
    {
        var anova = OneWayAnova.Of(
        [
            (decimal[])[196.3052m, 196.1240m, 196.1890m, 196.2569m, 196.3403m],
            [196.3042m, 196.3825m, 196.1669m, 196.3257m, 196.0422m],
            [196.1303m, 196.2005m, 196.2889m, 196.0343m, 196.1811m],
            [196.2795m, 196.1748m, 196.1494m, 196.1485m, 195.9885m],
            [196.2119m, 196.1051m, 196.1850m, 196.0052m, 196.2090m],
        ])!;

        Digits(anova.Classic.Statistic, 1.18046237440255).ShouldBeGreaterThan(13);
    }

    // R: oneway.test(extra ~ group, sleep) gives F = 3.4626, num df = 1, denom df = 17.776, p-value = 0.07939.
    [Fact]
    public void Welch_OfSleep_IsAsRPrintsIt()
    {
        var anova = OneWayAnova.Of(
        [
            (decimal[])[0.7m, -1.6m, -0.2m, -1.2m, -0.1m, 3.4m, 3.7m, 0.8m, 0.0m, 2.0m],
            [1.9m, 0.8m, 1.1m, 0.1m, -0.1m, 4.4m, 5.5m, 1.6m, 4.6m, 3.4m],
        ])!;

        var welch = anova.Welch!.Value;
        welch.Statistic.ShouldBe(3.4626, 0.00005);
        welch.Within!.Value.ShouldBe(17.776, 0.0005);
        welch.P.ShouldBe(0.07939, 0.000005);
    }

    [Fact]
    public void Omega_OfGroupsThatDifferInNothingElse_IsOne()
    {
        var anova = OneWayAnova.Of([(decimal[])[1, 1, 1], [2, 2, 2]])!;

        anova.Classic.P.ShouldBe(0);
        anova.Classic.Statistic.ShouldBe(double.PositiveInfinity);
        anova.Omega.ShouldBe(1, 1e-12);
        anova.Welch.ShouldBeNull();
    }

    [Fact]
    public void Anova_OfValuesThatAreAllTheSame_SaysNothing()
    {
        var anova = OneWayAnova.Of([(decimal[])[3, 3], [3, 3]])!;

        double.IsNaN(anova.Classic.P).ShouldBeTrue();
        double.IsNaN(anova.Omega).ShouldBeTrue();
    }

    [Fact]
    public void Anova_OfOneGroupOrOfNoMoreValuesThanGroups_IsNone()
    {
        OneWayAnova.Of([(decimal[])[1, 2, 3], []]).ShouldBeNull();
        OneWayAnova.Of([(decimal[])[1], [2], [3]]).ShouldBeNull();
    }

    [Fact]
    public void Anova_OfGroupsInAnotherOrder_IsTheSame()
    {
        decimal[][] groups = [[1, 4, 2, 5], [3, 3, 4], [2, 1, 1, 2, 5]];
        var there = OneWayAnova.Of(groups)!;

        var back = OneWayAnova.Of(groups.Reverse().Select(group => group.Reverse().ToArray()))!;

        back.Classic.Statistic.ShouldBe(there.Classic.Statistic, 1e-12);
        back.Welch!.Value.P.ShouldBe(there.Welch!.Value.P, 1e-12);
    }

    // How many digits agree.
    private static double Digits(double value, double certified) => value == certified ? 15 : -Math.Log10(Math.Abs(value - certified) / Math.Abs(certified));
}
