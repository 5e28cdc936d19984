using Coordination.Simulation.Staffing;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Staffing;

public sealed class ErlangFormulasTests
{
    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(2, 1, 0.2)]
    [InlineData(5, 3, 0.110054)]
    [InlineData(10, 8, 0.121661)]
    [InlineData(0, 3, 1)]
    public void Blocking_KnownValues_AreMet(int servers, double load, double expected) =>
        ErlangFormulas.Blocking(servers, load).ShouldBe(expected, 1e-6);

    [Fact]
    public void Blocking_ThousandsOfServers_StaysAShare() =>
        ErlangFormulas.Blocking(5000, 5000).ShouldBeInRange(0.005, 0.02);

    [Theory]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(5, 3, 0.236152)]
    [InlineData(10, 8, 0.409180)]
    [InlineData(3, 3, 1)]
    public void Delay_KnownValues_AreMet(int servers, double load, double expected) =>
        ErlangFormulas.Delay(servers, load).ShouldBe(expected, 1e-6);

    [Theory]
    [InlineData(3, 1, new[] { 0.3, 0.6, 0.9, 0.45, 0.45 }, new[] { 0.30262, 0.43231, 0.97269, 2.72354, 10.89415 })]
    [InlineData(10, 6, new[] { 0.1, 0.2, 0.5, 0.4, 0.3 }, new[] { 0.42685, 0.52055, 0.94099, 2.75576, 14.32996 })]
    public void PriorityWait_PublishedModels_AreMet(int servers, double mean, double[] arrivals, double[] waits)
    {
        var load = arrivals.Sum() * mean;
        for (var level = 0; level < arrivals.Length; level++)
        {
            var before = arrivals.Take(level).Sum() * mean;
            ErlangFormulas.PriorityWait(servers, load, before, before + (arrivals[level] * mean), mean).ShouldBe(waits[level], 1e-4);
        }
    }

    [Theory]
    [InlineData(4, 5, 2, 3)]
    [InlineData(10, 8, 1, 0.5)]
    public void Patience_AgainstTheBirthAndDeathChain_AgreesWithIt(int servers, double load, double mean, double patience)
    {
        // The states' weights, multiplied up from an empty system.
        var weights = new List<double> { 1 };
        for (var people = 1; people < 400; people++)
        {
            weights.Add(weights[^1] * (load / mean) / ((Math.Min(people, servers) / mean) + (Math.Max(0, people - servers) / patience)));
        }

        var all = weights.Sum();
        var waits = weights.Skip(servers).Sum() / all;
        var givesUp = weights.Select((weight, people) => weight * Math.Max(0, people - servers) / patience).Sum() / all / (load / mean);

        ErlangFormulas.DelayWithPatience(servers, load, mean, patience).ShouldBe(waits, 1e-9);
        ErlangFormulas.Abandonment(servers, load, mean, patience).ShouldBe(givesUp, 1e-9);
        ErlangFormulas.WaitsLongerWithPatience(servers, load, mean, patience, 0).ShouldBe(waits, 1e-9);
    }

    [Fact]
    public void WaitsLongerWithPatience_PatienceWithoutEnd_IsErlangC() =>
        ErlangFormulas.WaitsLongerWithPatience(5, 3, 3, 1e6, 1).ShouldBe(ErlangFormulas.WaitsLonger(5, 3, 3, 1), 1e-4);
}
