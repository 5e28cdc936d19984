using Coordination.Simulation.Engine;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Statistics;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Engine;

public sealed class MeasureTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(17.3)]
    [InlineData(480)]
    [InlineData(500_000)]
    public void Add_AnyWait_FallsIntoANarrowInterval(double minutes)
    {
        var histogram = new WaitHistogram();

        histogram.Add(SimulationTime.Ticks(minutes));

        var index = histogram.Counts.IndexOf(1);
        var (from, to) = (WaitHistogram.BorderOf(index), WaitHistogram.BorderOf(index + 1));
        from.ShouldBeLessThanOrEqualTo(minutes);
        to.ShouldBeGreaterThan(minutes);
        (to - from).ShouldBeLessThanOrEqualTo(Math.Max(0.0001, minutes / 100));
    }

    [Fact]
    public void Flush_StepsUpAndDown_GivesTheAreaOfEachInterval()
    {
        var curve = new AreaCurve(2, 3);
        curve.Step(0, 2, 5);
        curve.Flush(0, 10, measured: false);
        curve.Step(0, -1, 15);
        curve.Step(1, 4, 18);
        curve.Flush(1, 20, measured: true);
        curve.Flush(2, 30, measured: true);

        curve.Areas.ShouldBe([10, 15, 10, 0, 8, 40]);
        curve.Totals.ShouldBe([25, 48]);
        curve.HeightOf(0).ShouldBe(1);
        curve.HeightOf(1).ShouldBe(4);
    }

    // Values of the usual tables.
    [Theory]
    [InlineData(1, 12.706)]
    [InlineData(5, 2.571)]
    [InlineData(20, 2.086)]
    [InlineData(21, 2.080)]
    [InlineData(30, 2.042)]
    [InlineData(60, 2.000)]
    [InlineData(1000, 1.962)]
    public void Of95_DegreesOfFreedom_AsTabulated(int freedom, double quantile) => StudentT.Of95(freedom).ShouldBe(quantile, 0.0006);

    [Fact]
    public void Of_Observations_GiveMeanAndInterval()
    {
        var estimate = Interval.Of([1, 2, double.NaN, 3, 4]);

        estimate.Mean.ShouldBe(2.5);
        (estimate.Ci95High!.Value - 2.5).ShouldBe(3.1824 * Math.Sqrt(5.0 / 3 / 4), 1e-9);
        Interval.Of([7]).ShouldBe(new(7, null, null));
        Interval.Of([]).ShouldBe(new(null, null, null));
    }
}
