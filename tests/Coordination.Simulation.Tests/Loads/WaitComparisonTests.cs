using Coordination.Plans;
using Coordination.Simulation.Loads;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Loads;

public sealed class WaitComparisonTests
{
    [Fact]
    public void Of_SameWaits_Match()
    {
        var comparison = WaitComparison.Of(Waits(100, simulated => simulated), grain: 0).ShouldHaveSingleItem();

        (comparison.Level, comparison.Citizens, comparison.Matches).ShouldBe((3, 100, true));
        comparison.HallMean.ShouldBe(comparison.SimulatedMean);
        comparison.MeanAbsoluteDifference.ShouldBe(0);
    }

    [Fact]
    public void Of_AllLongerByATenth_DoNotMatchUnlessRealTimeExplainsIt()
    {
        WaitComparison.Of(Waits(100, simulated => simulated * 1.1), grain: 0)[0].Matches.ShouldBeFalse();
        WaitComparison.Of(Waits(100, simulated => simulated * 1.1), grain: 1)[0].Matches.ShouldBeTrue();
    }

    [Fact]
    public void Of_FewCitizensFarApart_AreNotEnoughToTell()
    {
        WaitComparison.Of(Waits(3, simulated => simulated * (simulated > 1 ? 1.4 : 0.7)), grain: 0)[0].Matches.ShouldBeTrue();
    }

    [Fact]
    public void Of_NotCalledInOne_IsLeftOut()
    {
        var waits = Waits(5, simulated => simulated).Append((Citizen(6, 3), null)).Append((Citizen(7, null), 3));

        WaitComparison.Of(waits, grain: 0)[0].Citizens.ShouldBe(5);
    }

    private static IEnumerable<(LoadCitizen, double?)> Waits(int count, Func<double, double> hall) =>
        Enumerable.Range(1, count).Select(number => (Citizen(number, number % 20), (double?)hall(number % 20)));

    private static LoadCitizen Citizen(int number, double? wait) => new()
    {
        Number = number,
        CameMinute = number,
        Service = new ServiceId("service"),
        Urgency = Urgency.General,
        Channel = Channel.Window,
        ServiceMinutes = [1],
        SimulatedWait = wait,
    };
}
