using Coordination.Survey.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Statistics;

/// <summary>Ranks, variances and families of tests.</summary>
public sealed class RankTests
{
    // R's example of kruskal.test, mucociliary efficiency (Hollander and Wolfe 1973): 0.77143, df = 2, p-value = 0.68.
    [Fact]
    public void KruskalWallis_WithoutTies_IsAsRPrintsIt()
    {
        var test = KruskalWallis.Of([(decimal[])[2.9m, 3.0m, 2.5m, 2.6m, 3.2m], [3.8m, 2.7m, 4.0m, 2.4m], [2.8m, 3.4m, 3.7m, 2.2m, 2.0m]])!.Value;

        test.Statistic.ShouldBe(0.77143, 0.000005);
        test.Degrees.ShouldBe(2);
        test.P.ShouldBe(0.68, 0.005);
    }

    [Fact]
    public void KruskalWallis_OfGradesThatAreAllTheSame_SaysNothing()
    {
        double.IsNaN(KruskalWallis.Of([(decimal[])[3, 3], [3, 3, 3]])!.Value.P).ShouldBeTrue();
        KruskalWallis.Of([(decimal[])[3, 4], []]).ShouldBeNull();
    }

    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") gives 0.03 0.06 0.06 0.02.
    [Fact]
    public void Holm_OfAFamily_IsAsRPrintsIt() => Holm.Correct([0.01, 0.04, 0.03, 0.005]).ShouldBe([0.03, 0.06, 0.06, 0.02], 1e-12);

    [Fact]
    public void Holm_OfWhatCouldNotBeTested_CountsItForNothing() => Holm.Correct([0.01, double.NaN, 0.9]).ShouldBe([0.02, double.NaN, 0.9]);
}
