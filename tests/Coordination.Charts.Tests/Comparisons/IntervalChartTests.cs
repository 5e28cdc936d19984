using System.Collections.Immutable;
using Coordination.Charts.Comparisons;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Comparisons;

public sealed class IntervalChartTests
{
    [Theory]
    [InlineData(-12, -14, -10, true, IntervalVerdict.Better)]
    [InlineData(-12, -14, -10, false, IntervalVerdict.Worse)]
    [InlineData(3, 1, 5, true, IntervalVerdict.Worse)]
    [InlineData(-1, -3, 1, true, IntervalVerdict.Unsure)]
    [InlineData(0, 0, 0, true, IntervalVerdict.Unsure)]
    public void Verdict_Interval_IsSureOnlyAwayFromZero(double difference, double low, double high, bool lessIsBetter, IntervalVerdict verdict) =>
        new IntervalRow("wait", difference, low, high, lessIsBetter).Verdict.ShouldBe(verdict);

    [Fact]
    public async Task Chart_Whisker_LiesBetweenItsEndsOnTheSharedAxis()
    {
        var chart = await Rendered.XmlAsync<IntervalChart>(
            ("Id", "c"), ("Title", "Flat less silo"), ("Rows", ImmutableArray.Create(new IntervalRow("average wait", -12, -14.5, -10), new IntervalRow("urgent", 1, -1, 4))));

        var strips = chart.Descendants("svg").Where(svg => svg.Attribute("role")?.Value == "img").ToArray();
        strips.Length.ShouldBe(2);
        // The axis runs from -15 to 5.
        strips[0].Descendants("circle").Single().Attribute("cx")!.Value.ShouldBe("15%");
        var whisker = strips[0].Elements("g").Last().Elements("line").First();
        (whisker.Attribute("x1")!.Value, whisker.Attribute("x2")!.Value).ShouldBe(("2.5%", "25%"));
        strips[0].Element("title")!.Value.ShouldEndWith("better.");
        strips[1].Element("title")!.Value.ShouldEndWith("no sure difference.");
    }
}
