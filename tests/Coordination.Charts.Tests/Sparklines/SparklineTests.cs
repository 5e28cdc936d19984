using System.Collections.Immutable;
using Coordination.Charts.Sparklines;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Sparklines;

public sealed class SparklineTests
{
    [Fact]
    public async Task Line_OfACourse_KeepsAValueUntilTheNextAndBreaksWhereNothingIsKnown()
    {
        var drawing = await Rendered.XmlAsync<Sparkline>(("Title", "At most 4."), ("Height", 13.0), ("Values", (ImmutableArray<double?>)[2, 4, null, 0]));

        drawing.Attribute("aria-label")!.Value.ShouldBe("At most 4.");
        drawing.Descendants("path").Where(path => path.Attribute("class")!.Value.StartsWith("cc-line", StringComparison.Ordinal)).Select(path => path.Attribute("d")!.Value)
            .ShouldBe(["M0 6.5L250 6.5L250 1.5L500 1.5", "M750 11.5L1000 11.5"]);
    }

    [Fact]
    public async Task Line_OfNothing_IsItsGroundAlone() =>
        (await Rendered.XmlAsync<Sparkline>(("Title", "Nothing."), ("Values", ImmutableArray<double?>.Empty))).Descendants("path").ShouldHaveSingleItem();
}
