using System.Collections.Immutable;
using System.Xml.Linq;
using Coordination.Charts.Curves;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Curves;

public sealed class DayCurveChartTests
{
    private static readonly ImmutableArray<DayCurve> Curves =
    [
        new("recorded", CurveLook.Area, [new(480, 0), new(600, 40), new(720, 10)]),
        new("replayed", CurveLook.Line, [new(480, 0), new(600, 36), new(720, 12)]),
        new("helped <b>", CurveLook.Dashes, [new(480, 0), new(540, 20), new(720, 4)]),
    ];

    [Fact]
    public async Task Chart_SmallExample_HasTheExpectedStructure()
    {
        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Curves", "DayCurveChart.expected.svg"));

        Rendered.Tidy((await ChartAsync()).Element("svg")!).ShouldBe(expected);
    }

    [Fact]
    public async Task Chart_EveryDrawing_IsNamedAndDescribed()
    {
        var chart = await ChartAsync();

        var drawing = chart.Descendants("svg").Single(svg => svg.Attribute("role") is not null);
        drawing.Attribute("role")!.Value.ShouldBe("img");
        var named = drawing.Attribute("aria-labelledby")!.Value.Split(' ');
        named.Select(id => chart.Descendants().Single(part => part.Attribute("id")?.Value == id).Value)
            .ShouldBe(["People waiting", "recorded: at most 40, at 10:00. replayed: at most 36, at 10:00. helped <b>: at most 20, at 09:00."]);
    }

    [Fact]
    public async Task Chart_Table_HoldsTheValuesThatHeldThen()
    {
        var table = (await ChartAsync()).Descendants("table").Single();

        var ten = table.Descendants("tr").Single(row => row.Element("th")?.Value == "10:00");
        ten.Elements("td").Select(cell => cell.Value).ShouldBe(["40", "36", "20"]);
    }

    [Fact]
    public async Task Chart_PeaksThatNearlyCoincide_AreLabelledOnce()
    {
        var near = Curves.SetItem(1, Curves[1] with { Points = [new(480, 0), new(600, 39.6), new(720, 12)] });

        var chart = await Rendered.XmlAsync<DayCurveChart>(("Id", "c"), ("Title", "People waiting"), ("Curves", near));

        chart.Descendants("g").Where(group => group.Attribute("class")?.Value.StartsWith("cc-peak", StringComparison.Ordinal) == true)
            .Select(group => group.Value.Trim()).ShouldBe(["40 at 10:00", "20 at 09:00"]);
    }

    [Fact]
    public async Task Chart_Band_IsDrawnNamedAndInTheTable()
    {
        var banded = Curves.SetItem(1, Curves[1] with { Band = new DayBand("9 of 10 days", [new(480, 0), new(600, 30), new(720, 5)], [new(480, 1), new(600, 60), new(720, 20)]) });

        var chart = await Rendered.XmlAsync<DayCurveChart>(("Id", "c"), ("Title", "People waiting"), ("Curves", banded));

        chart.Descendants("path").Count(path => path.Attribute("class")!.Value == "cc-band").ShouldBe(1);
        chart.Descendants("li").Select(item => item.Value.Trim()).ShouldBe(["recorded", "replayed", "9 of 10 days", "helped <b>"]);
        chart.Descendants("tr").Single(row => row.Element("th")?.Value == "10:00").Elements("td").Select(cell => cell.Value).ShouldBe(["40", "36", "30 to 60", "20"]);
        chart.Descendants("text").Where(text => text.Attribute("class")?.Value == "cc-value").Select(text => int.Parse(text.Value, null)).Max().ShouldBeGreaterThanOrEqualTo(60);
    }

    [Fact]
    public async Task Chart_WithoutPoints_IsStillAChart()
    {
        var chart = await Rendered.XmlAsync<DayCurveChart>(
            ("Id", "c"), ("Title", "People waiting"), ("Curves", ImmutableArray.Create(new DayCurve("recorded", CurveLook.Area, []))));

        chart.ToString().ShouldNotContain("NaN");
    }

    private static Task<XElement> ChartAsync() =>
        Rendered.XmlAsync<DayCurveChart>(("Id", "c"), ("Title", "People waiting"), ("Note", "How to read it."), ("Curves", Curves), ("Height", 100.0));
}
