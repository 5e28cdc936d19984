using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Drawing;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Engine;

public sealed class SamplerTests
{
    private const int Draws = 100_000;

    public static TheoryData<DistributionKind, double, double> Families => new()
    {
        // Kind, its parameter, and the coefficient of variation that follows from it.
        { DistributionKind.Exponential, 0, 1 },
        { DistributionKind.Lognormal, 0.6, 0.6 },
        { DistributionKind.Gamma, 0.5, 0.5 },
        { DistributionKind.Gamma, 1.5, 1.5 },
        { DistributionKind.Weibull, 2, 0.5227 },
        { DistributionKind.Weibull, 0.7, 1.4624 },
        { DistributionKind.Deterministic, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Families))]
    public void Draw_ManyTimes_HasTheMeanAndVariationThatWereAskedFor(DistributionKind kind, double parameter, double variation)
    {
        var sampler = Sampler.Of(new DistributionPlan
        {
            Kind = kind,
            Mean = 7,
            Variation = kind is DistributionKind.Lognormal or DistributionKind.Gamma ? parameter : null,
            Shape = kind is DistributionKind.Weibull ? parameter : null,
        });

        var draws = Minutes(sampler);

        sampler.MeanMinutes.ShouldBe(7);
        draws.Average().ShouldBe(7, 0.12);
        (Math.Sqrt(draws.Average(draw => draw * draw) - Math.Pow(draws.Average(), 2)) / 7).ShouldBe(variation, 0.04);
    }

    [Fact]
    public void Draw_Exponential_FollowsTheDistributionEverywhere()
    {
        var draws = Minutes(Sampler.Of(DistributionPlan.Exponential(1)));

        foreach (var minutes in new[] { 0.01, 0.1, 0.5, 1, 2, 4, 8 })
        {
            var share = (double)draws.Count(draw => draw > minutes) / Draws;
            share.ShouldBe(Math.Exp(-minutes), 4 * Math.Sqrt(Math.Exp(-minutes) / Draws));
        }
    }

    [Fact]
    public void Draw_WeightedValues_EachAsOftenAsItWeighs()
    {
        var sampler = Sampler.Of(new DistributionPlan { Kind = DistributionKind.Empirical, Values = [1, 5, 20], Weights = [6, 3, 1] });

        var draws = Minutes(sampler);

        sampler.MeanMinutes.ShouldBe(4.1, 1e-9);
        ((double)draws.Count(draw => draw == 1) / Draws).ShouldBe(0.6, 0.01);
        ((double)draws.Count(draw => draw == 5) / Draws).ShouldBe(0.3, 0.01);
        ((double)draws.Count(draw => draw == 20) / Draws).ShouldBe(0.1, 0.01);
    }

    [Fact]
    public void Advance_RatesByInterval_AsManyAsTheRatesSay()
    {
        var rate = RateFunction.Of([new RateInterval(10, 20, 2), new RateInterval(30, 40, 0.5)], every: 50);
        var cursor = default(RateFunction.Cursor);
        var random = new KeyedRandom(1, 2);
        var counts = new int[5];
        while (rate.Advance(ref cursor, Ziggurat.Exponential(ref random), 50_000))
        {
            counts[(int)(cursor.At % 50 / 10)]++;
        }

        counts[0].ShouldBe(0);
        ((double)counts[1]).ShouldBe(20_000, 600);
        counts[2].ShouldBe(0);
        ((double)counts[3]).ShouldBe(5_000, 300);
        counts[4].ShouldBe(0);
    }

    private static List<double> Minutes(Sampler sampler)
    {
        var draws = new List<double>(Draws);
        for (var number = 0; number < Draws; number++)
        {
            var random = new KeyedRandom(KeyedRandom.KeyOf(42, (ulong)number), 3);
            draws.Add(SimulationTime.Minutes(sampler.Draw(ref random)));
        }

        return draws;
    }
}
