using Coordination.Charts.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Geometry;

public sealed class LabelSpreadTests
{
    [Fact]
    public void Spread_FarApart_MovesNothing() => LabelSpread.Spread([100, 20, 60], 16, 0, 200).ShouldBe([100, 20, 60]);

    [Fact]
    public void Spread_TooNear_MovesApartAndKeepsTheOrder() => LabelSpread.Spread([50, 52], 16, 0, 200).ShouldBe([50, 66]);

    [Fact]
    public void Spread_AtTheEnd_StaysInside() => LabelSpread.Spread([198, 199], 16, 0, 200).ShouldBe([184, 200]);

    [Fact]
    public void Spread_Anything_NeverOverlaps() => Prop.ForAll(
        Gen.Choose(0, 300).NonEmptyListOf().ToArbitrary(),
        wanted =>
        {
            var placed = LabelSpread.Spread([.. wanted.Select(place => (double)place)], 16, 0, 300).Order().ToArray();

            placed.Zip(placed.Skip(1), (first, second) => second - first).ShouldAllBe(gap => gap >= 16 - 1e-9);
            placed[^1].ShouldBeLessThanOrEqualTo(300);
        }).QuickCheckThrowOnFailure();
}
