using System.Collections.Immutable;
using Coordination.Charts.Frames;
using Coordination.Charts.Shares;
using Shouldly;
using Xunit;

namespace Coordination.Charts.Tests.Shares;

public sealed class ShareChartTests
{
    [Fact]
    public async Task Chart_OfShares_DrawsEachBesideTheOneBefore()
    {
        var figure = await ChartAsync();

        var parts = figure.Descendants("rect").Where(rect => rect.Attribute("class")!.Value == "cc-part").ToArray();
        parts.Select(part => part.Attribute("x")!.Value).ShouldBe(["0%", "25%"]);
        parts.Select(part => part.Attribute("width")!.Value).ShouldBe(["25%", "75%"]);
    }

    [Fact]
    public async Task Chart_OfSharesThatAreNotTold_DrawsNoneAndSaysSo()
    {
        var figure = await ChartAsync();

        figure.Descendants("li").Last().Descendants("rect").Single().Attribute("class")!.Value.ShouldBe("cc-track");
        figure.Descendants("tr").Last().Descendants("td").Select(cell => cell.Value).ShouldBe(["–", "–", "too few"]);
    }

    [Fact]
    public async Task Chart_InAnotherLanguage_OpensItsTableInItsWords()
    {
        var figure = await ChartAsync();

        figure.Descendants("summary").Single().Value.ShouldBe("以表格显示");
        figure.Descendants("div").Single(div => div.Attribute("class")?.Value == "cc-scroll").Attribute("aria-label")!.Value.ShouldBe("Grades: 以表格显示");
    }

    private static Task<System.Xml.Linq.XElement> ChartAsync() => Rendered.XmlAsync<ShareChart>(
        ("Id", "chart"), ("Title", "Grades"), ("TableTitle", "以表格显示"),
        ("Levels", (ImmutableArray<ShareLevel>)[new ShareLevel("good", Ink.Grade1), new ShareLevel("bad", Ink.Grade5)]),
        ("Rows", (ImmutableArray<ShareRow>)[new ShareRow("Signs", [0.25, 0.75], "2.0"), new ShareRow("Hours", [null, null], "too few")]));
}
