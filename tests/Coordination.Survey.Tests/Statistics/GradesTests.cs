using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

/// <summary>Groups of grades, with ties and of different sizes, against R 4.2: y and g are the grades and their groups.</summary>
public sealed class GradesTests
{
    private static readonly decimal[][] Groups = [[3, 4, 2, 5, 3, 4, 4], [2, 2, 3, 1, 3, 2, 4, 3], [5, 4, 4, 5, 3]];

    // R: anova(lm(y ~ g)), and oneway.test(y ~ g).
    [Fact]
    public void Anova_OfGrades_IsAsRPrintsIt()
    {
        var anova = OneWayAnova.Of(Groups)!;

        anova.Classic.Statistic.ShouldBe(5.67224409449, 1e-10);
        anova.Classic.P.ShouldBe(0.0129667926631, 1e-11);
        anova.Omega.ShouldBe(0.318441000872, 1e-11);
        anova.Welch!.Value.Statistic.ShouldBe(5.76345190261, 1e-10);
        anova.Welch.Value.Within!.Value.ShouldBe(10.4522166153, 1e-9);
        anova.Welch.Value.P.ShouldBe(0.0205590135561, 1e-11);
    }

    // R: anova(lm(abs(y - ave(y, g)) ~ g)), and the same with ave(y, g, FUN = median).
    [Fact]
    public void Levene_OfGrades_IsAsRPrintsIt()
    {
        LeveneTest.AboutMeans(Groups)!.Value.P.ShouldBe(0.877576173665, 1e-11);
        LeveneTest.AboutMedians(Groups)!.Value.P.ShouldBe(0.906200469216, 1e-11);
    }

    // R: kruskal.test(y ~ g).
    [Fact]
    public void KruskalWallis_OfGradesWithTies_IsAsRPrintsIt()
    {
        var test = KruskalWallis.Of(Groups)!.Value;

        test.Statistic.ShouldBe(7.64648159826, 1e-10);
        test.P.ShouldBe(0.0218568523234, 1e-11);
    }

    // R: t.test(c(3, 4, 2, 5, 3, 4, 4))$conf.int.
    [Fact]
    public void Interval_OfAMean_IsAsRPrintsIt()
    {
        var sample = Sample.Of(Groups[0]);

        ((double)sample.Mean - sample.Margin(0.95)).ShouldBe(2.66887153818, 1e-10);
        ((double)sample.Mean + sample.Margin(0.95)).ShouldBe(4.47398560468, 1e-10);
    }

    // R: k / (k - 1) * (1 - sum(apply(q, 2, var)) / var(rowSums(q))), qf(c(.975, .025), n - 1, (n - 1) * (k - 1)), cor(q[, i], rowSums(q[, -i])).
    [Fact]
    public void Alpha_OfAScale_IsAsRPrintsIt()
    {
        var scale = CronbachAlpha.Of([(decimal[])[2, 3, 3, 4], [4, 4, 5, 4], [1, 2, 1, 2], [5, 3, 4, 5], [3, 3, 2, 3], [4, 5, 4, 4], [2, 1, 3, 2], [3, 4, 3, 5]])!;

        scale.Alpha.ShouldBe(0.888888888889, 1e-11);
        scale.Low.ShouldBe(0.670152184999, 1e-10);
        scale.High.ShouldBe(0.975042665687, 1e-10);
        scale.Items.Select(item => item.AlphaWithout).ShouldBe([0.830687830688, 0.882075471698, 0.866129032258, 0.846774193548], 1e-11);
        scale.Items.Select(item => item.Correlation).ShouldBe([0.822951199798, 0.688694842115, 0.731970284129, 0.786212343402], 1e-11);
    }
}
