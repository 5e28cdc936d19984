using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>Kleinrock's conservation law, and accumulating priority.</summary>
public sealed class ConservationTests
{
    private static readonly double[] Rates = [0.15, 0.2, 0.2, 0.15, 0.15];

    /// <summary>M/G/1: the sum of ρ × W over levels is ρ × W₀ ÷ (1 − ρ), whatever the order (Kleinrock 1965).</summary>
    [Theory]
    [InlineData(OrderPolicyKind.Strict)]
    [InlineData(OrderPolicyKind.Accumulating)]
    public void Run_AnyOrder_ConservesWork(OrderPolicyKind order)
    {
        var model = Queues.Model(1, 1, Rates) with { Service = DistributionPlan.Lognormal(1, 0.8), Order = order };
        var result = Queues.Run(Queues.Of(model, 25_000));

        var load = Rates.Sum();
        var theory = load * load * (1 + 0.64) / 2 / (1 - load);
        var names = Rates.Select((_, level) => $"waiting.level{level + 1}").ToList();
        var sums = Enumerable.Range(0, result.Replications)
            .Select(replication => names.Select((name, level) => Rates[level] * result.Figures.Of(name).ElementAt(replication)).Sum()).ToList();
        var estimate = Statistics.Interval.Of(sums);
        Queues.ShouldAgree(estimate.Mean, estimate.Ci95High, theory, 0.12, $"{order}");
    }

    [Theory]
    [InlineData(2.0, 0.4, 0.4)]
    [InlineData(5.0, 0.2, 0.6)]
    public void Run_TwoClassesAccumulating_WaitAsPublished(double ratio, double fast, double slow)
    {
        var model = Queues.Model(1, 1, fast, slow) with { Order = OrderPolicyKind.Accumulating, Rates = Queues.Rates(ratio, 1) };
        var result = Queues.Run(Queues.Of(model, 30_000));

        var theory = Theory.Accumulating([(fast, 1, 2), (slow, 1, 2)], [ratio, 1]);
        Queues.ShouldAgree(result.Levels[0].Waiting, theory[0], 0.12, "the faster class");
        Queues.ShouldAgree(result.Levels[1].Waiting, theory[1], 0.12, "the slower class");
    }

    [Fact]
    public void Run_ThreeServersAccumulating_WaitAsInASlowModel()
    {
        double[] rates = [0.3, 0.6, 0.9, 0.45, 0.45];
        double[] gains = [16, 8, 4, 2, 1];
        var model = Queues.Model(3, 1, rates) with { Order = OrderPolicyKind.Accumulating };
        var result = Queues.Run(Queues.Of(model, 8_000));

        var slow = SlowAccumulatingQueue.Run(3, 1, rates, gains, horizon: 8_000, replications: 12);
        for (var level = 0; level < rates.Length; level++)
        {
            var here = result.Levels[level].Waiting;
            var error = Math.Sqrt(Math.Pow(here.Ci95High!.Value - here.MeanMinutes!.Value, 2) + Math.Pow(slow[level].Ci95High!.Value - slow[level].Mean!.Value, 2));
            error.ShouldBeLessThan(0.3 * here.MeanMinutes.Value);
            here.MeanMinutes.Value.ShouldBe(slow[level].Mean!.Value, 2 * error, $"level {level + 1}");
        }
    }
}
