using System.Globalization;
using Coordination.Centres;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

public sealed class FaultBackOffTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    [Fact]
    public void Begin_AgainAndAgain_PausesGrowToABound()
    {
        var pauses = Pauses(TestPlans.Hall, 6);

        pauses[0].ShouldBeInRange(First * 0.75, First);
        pauses.ShouldBe(pauses.Order());
        (pauses[1] / pauses[0]).ShouldBe(2, 0.001);
        pauses[^1].ShouldBeInRange(First * FaultBackOff.LongestFactor * 0.75, First * FaultBackOff.LongestFactor);
        pauses[^2].ShouldBe(pauses[^1]);
    }

    [Fact]
    public void Begin_ManyHallsAtOnce_ComeBackAtDifferentTimesAndTheSameOnesEachTime()
    {
        CentreId[] halls = [.. Enumerable.Range(0, 1000).Select(n => new CentreId(string.Create(CultureInfo.InvariantCulture, $"hall-{n}")))];

        var first = halls.Select(hall => Pauses(hall, 1)[0]).ToList();

        first.Distinct().Count().ShouldBeGreaterThan(300);
        halls.Select(hall => Pauses(hall, 1)[0]).ShouldBe(first);
    }

    [Fact]
    public void Begin_WithinAPause_MakesItNoLonger()
    {
        var backOff = new FaultBackOff(TestPlans.Hall, First);
        backOff.Begin(TestHall.Monday);
        var until = backOff.Until;

        backOff.Begin(TestHall.Monday + First / 2);

        backOff.Until.ShouldBe(until);
        backOff.IsOn(until - TimeSpan.FromTicks(1)).ShouldBeTrue();
        backOff.IsOn(until).ShouldBeFalse();
        backOff.IsOn(TestHall.Monday - TimeSpan.FromDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void End_StoreHasAnswered_TheNextFaultBeginsAnew()
    {
        var backOff = new FaultBackOff(TestPlans.Hall, First);
        backOff.Begin(TestHall.Monday);
        var first = backOff.Until - TestHall.Monday;
        backOff.Begin(backOff.Until);

        backOff.End();
        var later = TestHall.Monday.AddHours(1);
        backOff.Begin(later);

        (backOff.Until - later).ShouldBe(first);
    }

    private static List<TimeSpan> Pauses(CentreId hall, int count)
    {
        var (backOff, now, pauses) = (new FaultBackOff(hall, First), TestHall.Monday, new List<TimeSpan>());
        for (var i = 0; i < count; i++)
        {
            backOff.Begin(now);
            pauses.Add(backOff.Until - now);
            now = backOff.Until;
        }

        return pauses;
    }
}
