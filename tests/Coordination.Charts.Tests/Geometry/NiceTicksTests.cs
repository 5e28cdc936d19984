using Coordination.Charts.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Geometry;

public sealed class NiceTicksTests
{
    [Theory]
    [InlineData(456, 100, 500)]
    [InlineData(97, 20, 100)]
    [InlineData(7, 2, 8)]
    [InlineData(100, 20, 100)]
    [InlineData(0.3, 0.1, 0.3)]
    public void UpTo_Highest_StepsAreOneTwoOrFive(double highest, double step, double last)
    {
        var ticks = NiceTicks.UpTo(highest);

        ticks.Step.ShouldBe(step, 1e-9);
        ticks.Low.ShouldBe(0);
        ticks.High.ShouldBe(last, 1e-9);
    }

    [Fact]
    public void ForCounts_FewPeople_HasNoHalfPersons()
    {
        NiceTicks.ForCounts(1).Values.ShouldBe([0, 1]);
        NiceTicks.ForCounts(0).Values.ShouldBe([0, 1]);
        NiceTicks.ForCounts(2).Values.ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Between_BelowAndAboveZero_HasATickAtZero() =>
        NiceTicks.Between(-14.1, 3.2).Values.ShouldBe([-15, -10, -5, 0, 5]);

    [Fact]
    public void Between_Anything_EnclosesItInFewEvenSteps() => Prop.ForAll(
        Gen.Choose(-1_000_000, 1_000_000).Two().ToArbitrary(),
        pair =>
        {
            var (low, high) = (Math.Min(pair.Item1, pair.Item2) / 100.0, Math.Max(pair.Item1, pair.Item2) / 100.0);
            var ticks = NiceTicks.Between(low, high);

            ticks.Low.ShouldBeLessThanOrEqualTo(low + (1e-6 * ticks.Step));
            ticks.High.ShouldBeGreaterThanOrEqualTo(high - (1e-6 * ticks.Step));
            ticks.Values.Length.ShouldBeInRange(2, 9);
        }).QuickCheckThrowOnFailure();
}
