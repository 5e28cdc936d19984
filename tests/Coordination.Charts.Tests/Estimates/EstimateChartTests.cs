using System.Collections.Immutable;
using Coordination.Charts.Estimates;
using Coordination.Charts.Geometry;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Estimates;

public sealed class EstimateChartTests
{
    [Fact]
    public async Task Chart_OfValues_PlacesPointAndIntervalOnTheScale()
    {
        var figure = await Rendered.XmlAsync<EstimateChart>(
            ("Id", "chart"), ("Title", "Means"), ("Scale", NiceTicks.Between(1, 5)),
            ("Rows", (ImmutableArray<EstimateRow>)[new EstimateRow("Signs", 3, 2, 4, "3.0"), new EstimateRow("Hours", null, 0, 0, "too few")]));

        figure.Descendants("circle").Single().Attribute("cx")!.Value.ShouldBe("50%");
        figure.Descendants("g").Single(group => group.Attribute("class")?.Value == "cc-estimate").Elements("line").First().Attributes().Take(2).Select(place => place.Value).ShouldBe(["25%", "75%"]);
        figure.Descendants("title").Select(title => title.Value).ShouldBe(["Signs: 3.0", "Hours: too few"]);
    }
}
