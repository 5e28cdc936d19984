using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Results;
using Coordination.Simulation.Runs;
using Coordination.Simulation.Scenarios;
using Shouldly;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>Pure queueing models for tests. Runs are ten times as long with COORDINATION_LONG_VALIDATION set.</summary>
internal static class Queues
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("COORDINATION_LONG_VALIDATION") is { Length: > 0 };

    public static Scenario Of(QueueModel queue, double horizon, int replications = 12, ulong seed = 20260302) => new()
    {
        Version = 1,
        Name = "Test",
        Queue = queue,
        Horizon = IsLong ? horizon * 10 : horizon,
        WarmUp = horizon / 20,
        Replications = replications,
        Seed = seed,
    };

    public static QueueModel Model(int servers, double mean, params double[] rates) => new()
    {
        Servers = servers,
        Arrivals = Rates(rates),
        Service = DistributionPlan.Exponential(mean),
    };

    public static ImmutableSortedDictionary<Urgency, double> Rates(params double[] rates) =>
        rates.Select((rate, index) => (Level: (Urgency)(index + 1), rate)).ToImmutableSortedDictionary(entry => entry.Level, entry => entry.rate);

    /// <summary>Simulates; on every run nobody is lost, and Little's law holds but for what is cut off at the ends.</summary>
    public static SimulationResult Run(Scenario scenario)
    {
        ScenarioCheck.Check(scenario).ShouldBeEmpty();
        var result = SimulationRun.Run(scenario);
        result.Counts.AreConserved.ShouldBeTrue();
        result.Little.RelativeDifference.ShouldBe(0, 0.03);
        return result;
    }

    /// <summary>
    /// Whether a mean is what theory says: within twice the half-width of its 95 % interval, four standard errors, which a right
    /// engine fails once in ten thousand seeds; and not because the interval is wide.
    /// </summary>
    public static void ShouldAgree(double? mean, double? high, double theory, double widest, string what)
    {
        var half = high!.Value - mean!.Value;
        half.ShouldBeLessThan(widest * theory, $"{what}: the interval is too wide to say anything");
        mean.Value.ShouldBe(theory, 2 * half, what);
    }

    public static void ShouldAgree(WaitingSummary waiting, double theory, double widest, string what) =>
        ShouldAgree(waiting.MeanMinutes, waiting.Ci95High, theory, widest, what);
}
