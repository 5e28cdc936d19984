using System.Collections.Immutable;
using Coordination.Charts.Bars;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Bars;

public sealed class BarChartTests
{
    [Theory]
    [InlineData(null, "25%", "100%")]
    [InlineData(8.0, "12.5%", "50%")]
    public async Task Chart_OfBars_DrawsThemAsPartsOfTheWhole(double? whole, string first, string second)
    {
        var figure = await Rendered.XmlAsync<BarChart>(
            ("Id", "chart"), ("Title", "People"), ("Whole", whole),
            ("Rows", (ImmutableArray<BarRow>)[new BarRow("Permits", 1, "1"), new BarRow("Papers", 4, "4"), new BarRow("Taxes", null, "–")]));

        figure.Descendants("li").Select(row => Rendered.Tidy(row).Contains("cc-fill", StringComparison.Ordinal)).ShouldBe([true, true, false]);
        figure.Descendants("rect").Where(rect => rect.Attribute("class")!.Value == "cc-fill").Select(rect => rect.Attribute("width")!.Value).ShouldBe([first, second]);
        figure.Descendants("b").Select(text => text.Value).ShouldBe(["1", "4", "–"]);
    }
}
