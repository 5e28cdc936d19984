using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Coordination.Charts.Columns;
using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Columns;

public sealed class ColumnChartTests
{
    private static readonly ColumnPlace[] Hours = [.. Enumerable.Range(8, 20).Select(hour => new ColumnPlace($"{hour}:00", $"{hour}:00"))];

    [Fact]
    public async Task Chart_OfColumns_DrawsWhatWasMeasuredInProportion()
    {
        var columns = ColumnsOf(await DrawAsync([4, null, 0, 8]));

        // Nothing where nothing was measured, and a line on the ground where nothing was counted.
        columns.Select(column => column.Title).ShouldBe(["8:00, In: 4 people", "10:00, In: 0 people", "11:00, In: 8 people"]);
        columns[2].Height.ShouldBe(100);
        columns[0].Height.ShouldBe(50);
        columns[1].Height.ShouldBe(1.5);
        columns.ShouldAllBe(column => Math.Abs(column.Y + column.Height - 100) < 0.11);
    }

    [Fact]
    public async Task Chart_OfTwoSeries_HasThemSideBySideWithALegend()
    {
        var figure = await DrawAsync([4], [2]);

        var columns = ColumnsOf(figure);
        columns[0].X.ShouldBeLessThan(columns[1].X);
        figure.Descendants("li").Select(entry => entry.Value).ShouldBe(["In", "Out"]);
        figure.ToString().ShouldNotContain("style=");
    }

    [Fact]
    public async Task Chart_OfManyPlaces_LabelsAFew()
    {
        var figure = await DrawAsync([.. Enumerable.Repeat<double?>(1, 20)]);

        var labels = figure.Descendants("text").Where(text => text.Attribute("class")!.Value.StartsWith("cc-tick", StringComparison.Ordinal)).Select(text => text.Value);
        labels.ShouldBe(["8:00", "11:00", "14:00", "17:00", "20:00", "23:00", "26:00"]);
    }

    private static Task<XElement> DrawAsync(params double?[][] values) => Rendered.XmlAsync<ColumnChart>(
        ("Id", "chart"), ("Title", "People"), ("Description", "Up and down."), ("Height", 100.0), ("Ticks", new NiceTicks(8, [0, 8])),
        ("Places", (ImmutableArray<ColumnPlace>)[.. Hours.Take(values[0].Length)]),
        ("Series", (ImmutableArray<ColumnSeries>)[.. values.Select((column, index) => new ColumnSeries(index == 0 ? "In" : "Out", Ink.Recorded + index, [.. column]))]),
        ("Words", (Func<double, string>)(value => $"{value.ToString(CultureInfo.InvariantCulture)} people")));

    private static Task<XElement> DrawAsync(double?[] values) => DrawAsync([values]);

    private static List<(double X, double Y, double Height, string Title)> ColumnsOf(XElement figure) =>
        [.. figure.Descendants("rect").Select(rect => (Number(rect, "x"), Number(rect, "y"), Number(rect, "height"), rect.Element("title")!.Value))];

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value.TrimEnd('%'), CultureInfo.InvariantCulture);
}
