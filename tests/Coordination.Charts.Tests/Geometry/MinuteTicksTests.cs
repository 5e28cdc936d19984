using Coordination.Charts.Geometry;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Geometry;

public sealed class MinuteTicksTests
{
    [Theory]
    [InlineData(4.2, 1, 5)]
    [InlineData(71, 15, 75)]
    [InlineData(234, 60, 240)]
    [InlineData(567, 120, 600)]
    [InlineData(0, 1, 1)]
    public void UpTo_Longest_StepsAsAClockDoes(double longest, double step, double last)
    {
        var ticks = MinuteTicks.UpTo(longest);

        ticks.Step.ShouldBe(step);
        ticks.High.ShouldBe(last);
        ticks.Low.ShouldBe(0);
    }

    [Fact]
    public void UpTo_ManyDays_GoesOnWithNiceNumbers() => MinuteTicks.UpTo(100_000).High.ShouldBeGreaterThanOrEqualTo(100_000);
}
