using Coordination.Charts.Geometry;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Geometry;

public sealed class ClockTicksTests
{
    [Fact]
    public void Between_ADay_TicksAtWholeHours()
    {
        var ticks = ClockTicks.Between((7 * 60) + 59, (18 * 60) + 53);

        ticks.Select(tick => tick.Label).ShouldBe(
            ["08:00", "09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00", "16:00", "17:00", "18:00"]);
        ticks.Where(tick => tick.Major).Select(tick => tick.Label).ShouldBe(["08:00", "10:00", "12:00", "14:00", "16:00", "18:00"]);
    }

    [Fact]
    public void Between_LittleRoom_StaysBelowTheMost() =>
        ClockTicks.Between(480, 1133, most: 4).Select(tick => tick.Label).ShouldBe(["09:00", "12:00", "15:00", "18:00"]);

    [Fact]
    public void Between_HalfAnHour_TicksEveryFewMinutes() =>
        ClockTicks.Between(600, 630).Select(tick => tick.Label).ShouldBe(["10:00", "10:05", "10:10", "10:15", "10:20", "10:25", "10:30"]);

    [Fact]
    public void Between_PastMidnight_CountsOnFromZero() =>
        ClockTicks.Between(22 * 60, 26 * 60).Select(tick => tick.Label).ShouldContain("01:00");

    [Fact]
    public void Between_NoSpan_IsOneTick() => ClockTicks.Between(600, 600).Length.ShouldBe(1);
}
