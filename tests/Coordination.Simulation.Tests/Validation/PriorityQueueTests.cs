using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>Several levels against Cobham's formulas, and the values published for three models.</summary>
public sealed class PriorityQueueTests
{
    public static TheoryData<int, double, double[], double[], double> Models => new()
    {
        { 3, 1, [0.3, 0.6, 0.9, 0.45, 0.45], [0.30262, 0.43231, 0.97269, 2.72354, 10.89415], 8_000 },
        { 10, 6, [0.1, 0.2, 0.5, 0.4, 0.3], [0.42685, 0.52055, 0.94099, 2.75576, 14.32996], 20_000 },
        { 20, 5, [0.2, 0.4, 1.2, 1, 0.8], [0.14494, 0.17052, 0.29453, 0.83450, 4.58974], 10_000 },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Run_PriorityQueue_WaitsAsCobhamSays(int servers, double mean, double[] rates, double[] published, double horizon)
    {
        var result = Queues.Run(Queues.Of(Queues.Model(servers, mean, rates), horizon));

        Theory.PriorityWaits(servers, mean, rates).Select(wait => Math.Round(wait, 5)).ShouldBe(published);
        for (var level = 0; level < rates.Length; level++)
        {
            Queues.ShouldAgree(result.Levels[level].Waiting, published[level], level == 4 ? 0.4 : 0.2, $"level {level + 1}");
        }

        result.Occupancy.Mean!.Value.ShouldBe(0.9, 0.01);
    }

    [Theory]
    [InlineData(DistributionKind.Lognormal, 1.2)]
    [InlineData(DistributionKind.Gamma, 0.5)]
    [InlineData(DistributionKind.Deterministic, 0)]
    [InlineData(DistributionKind.Weibull, 0.7)]
    public void Run_OneServerAndAnyServiceTimes_WaitsAsCobhamSays(DistributionKind kind, double parameter)
    {
        double[] rates = [0.2, 0.25, 0.2];
        double[] means = [1, 0.8, 1.5];
        var times = means.Select(mean => Time(kind, mean, parameter)).ToArray();
        var model = Queues.Model(1, 1, rates) with
        {
            ServiceByLevel = times.Select((time, index) => (Level: (Urgency)(index + 1), time)).ToDictionary(entry => entry.Level, entry => entry.time).ToSorted(),
        };

        var result = Queues.Run(Queues.Of(model, 25_000));

        var theory = Theory.Cobham([.. rates.Select((rate, index) => (rate, means[index], Square(kind, means[index], parameter)))]);
        for (var level = 0; level < rates.Length; level++)
        {
            Queues.ShouldAgree(result.Levels[level].Waiting, theory[level], 0.15, $"{kind}, level {level + 1}");
        }
    }

    private static DistributionPlan Time(DistributionKind kind, double mean, double parameter) => new()
    {
        Kind = kind,
        Mean = mean,
        Variation = kind is DistributionKind.Lognormal or DistributionKind.Gamma ? parameter : null,
        Shape = kind is DistributionKind.Weibull ? parameter : null,
    };

    private static double Square(DistributionKind kind, double mean, double parameter) => kind switch
    {
        DistributionKind.Deterministic => mean * mean,
        // Γ(1 + 2/k) ÷ Γ(1 + 1/k)² for k = 0.7.
        DistributionKind.Weibull => mean * mean * 5.0290776 / (1.2658235 * 1.2658235),
        _ => mean * mean * (1 + (parameter * parameter)),
    };
}
