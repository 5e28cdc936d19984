using Coordination.Charts.Geometry;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Geometry;

public sealed class ShapesTests
{
    [Fact]
    public void Map_RangeThatFalls_TurnsAround() => new LinearScale(0, 100, 240, 0).Map(25).ShouldBe(180);

    [Fact]
    public void Map_RangeWithoutExtent_LiesAtItsStart() => new LinearScale(5, 5, 10, 90).Map(7).ShouldBe(10);

    [Fact]
    public void Clamp_Outside_StaysAtTheEdge() => new LinearScale(0, 10, 100, 0).Clamp(12).ShouldBe(0);

    [Fact]
    public void Line_Points_AreWrittenToATenth() =>
        PathText.Line([new PlotPoint(0, 10.04), new PlotPoint(1000.0 / 3, -0.02)]).ShouldBe("M0 10L333.3 0");

    [Fact]
    public void Area_Points_CloseAtTheLevel() =>
        PathText.Area([new PlotPoint(0, 5), new PlotPoint(10, 3)], 20).ShouldBe("M0 5L10 3L10 20L0 20Z");

    [Fact]
    public void Area_NoPoints_IsNothing() => PathText.Area([], 20).ShouldBeEmpty();

    [Fact]
    public void Box_Rectangle_IsRelative() => PathText.Box(1, 2, 30, 4.25).ShouldBe("M1 2h30v4.2h-30z");

    [Fact]
    public void Sums_Layers_StandOnOneAnother()
    {
        var sums = Stacking.Sums([[1, 2], [10, 0]]);

        sums.Length.ShouldBe(3);
        sums[0].ShouldBe([0, 0]);
        sums[1].ShouldBe([1, 2]);
        sums[2].ShouldBe([11, 2]);
    }

    [Fact]
    public void Sums_LayersOfDifferentLength_AreRefused() =>
        Should.Throw<ArgumentException>(() => Stacking.Sums([[1, 2], [3]]));

    [Fact]
    public void Histogram_ValuesOnEdgesAndOutside_CountOnce() =>
        Histogram.Of([0, 9.99, 10, 29, 30, 99], highest: 30, bins: 3).Counts.ShouldBe([2, 1, 3]);

    [Fact]
    public void Quantiles_OfTen_AreValuesThatOccurred()
    {
        double[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

        Quantiles.Of(values, 0.5).ShouldBe(5);
        Quantiles.Of(values, 0.95).ShouldBe(10);
        Quantiles.Of(values, 0).ShouldBe(1);
    }
}
