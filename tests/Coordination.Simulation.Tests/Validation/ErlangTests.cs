using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Validation;

/// <summary>One level against Erlang's formulas, with and without patience.</summary>
public sealed class ErlangTests
{
    [Theory]
    [InlineData(1, 0.8)]
    [InlineData(5, 0.85)]
    [InlineData(12, 0.9)]
    public void Run_OneLevel_WaitsAsErlangCSays(int servers, double load)
    {
        const double Mean = 4;
        var rate = load * servers / Mean;
        var result = Queues.Run(Queues.Of(Queues.Model(servers, Mean, 0, 0, rate), 60_000.0 / servers * 1.5));

        var delayed = Theory.ErlangC(servers, rate * Mean);
        var drain = (servers / Mean) - rate;
        Queues.ShouldAgree(result.Waiting, delayed / drain, 0.2, "the mean wait");
        (1 - result.Levels[0].Distribution.ShareWithin(0.0001)).ShouldBe(delayed, 0.035);
        foreach (var minutes in new[] { 1.0, 5, 10 })
        {
            (1 - result.Levels[0].Distribution.ShareWithin(minutes)).ShouldBe(delayed * Math.Exp(-drain * minutes), 0.035);
        }
    }

    [Theory]
    [InlineData(4, 1.2, 3, 6)]
    [InlineData(10, 2.4, 5, 10)]
    [InlineData(6, 3, 3, 2)]
    public void Run_Patience_GiveUpAsErlangASays(int servers, double rate, double mean, double patience)
    {
        var model = Queues.Model(servers, mean, 0, 0, rate) with { Patience = DistributionPlan.Exponential(patience) };
        var result = Queues.Run(Queues.Of(model, 8_000));

        var (abandoned, wait) = Theory.ErlangA(servers, rate, mean, patience);
        Queues.ShouldAgree(result.Abandoned.Mean, result.Abandoned.Ci95High, abandoned, 0.1, "the share who give up");
        (result.Little.Waiting / rate).ShouldBe(wait, wait * 0.05);
        result.Stability.Stable.ShouldBe(rate * mean < servers);
    }
}
