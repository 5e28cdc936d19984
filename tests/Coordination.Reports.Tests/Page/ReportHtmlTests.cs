using System.Text.RegularExpressions;
using Coordination.Charts.Curves;
using Coordination.Charts.Frames;
using Coordination.Reports.Model;
using Coordination.Reports.Page;
using Shouldly;
using Xunit;

namespace Coordination.Reports.Tests.Page;

public sealed partial class ReportHtmlTests
{
    private const string Nasty = "<script>alert(\"1\")</script> & 'Żółć'";

    [Fact]
    public async Task Render_Replay_IsSelfContainedAndSmall() => IsSelfContained(await Pages.SmallDayHtmlAsync());

    [Fact]
    public async Task Render_Organisations_IsSelfContainedAndSmall() => IsSelfContained(await Pages.OrganisationsHtmlAsync());

    [Fact]
    public async Task Render_RecordedDay_IsSelfContainedAndSmall() => IsSelfContained(await ReportHtml.RenderAsync(Pages.Recorded()));

    [Fact]
    public async Task Render_EveryDrawing_HasANameAndEveryIdIsUnique()
    {
        foreach (var html in new[] { await Pages.SmallDayHtmlAsync(), await Pages.OrganisationsHtmlAsync() })
        {
            var page = Pages.Parse(html);
            var ids = page.Descendants().Select(part => part.Attribute("id")?.Value).OfType<string>().ToArray();

            ids.Length.ShouldBe(ids.Distinct().Count());
            var drawings = page.Descendants("svg").Where(svg => svg.Attribute("role")?.Value == "img").ToArray();
            drawings.Length.ShouldBeGreaterThan(10);
            drawings.SelectMany(svg => svg.Attribute("aria-labelledby")!.Value.Split(' ')).ShouldAllBe(id => ids.Contains(id));
        }
    }

    [Fact]
    public async Task Render_Sections_ReadFromTheDayToTheMethod() =>
        Pages.Parse(await Pages.OrganisationsHtmlAsync()).Descendants("section").Select(section => section.Attribute("id")!.Value)
            .ShouldBe(["day", "waits", "people", "comparison", "organisations", "method"]);

    [Fact]
    public async Task Render_NamesFromPlans_AreEscapedEverywhere()
    {
        var html = await ReportHtml.RenderAsync(new HallReport
        {
            Kind = Nasty,
            Title = Nasty,
            When = Nasty,
            Headline = Nasty,
            Figures = [new KeyFigure(Nasty, Nasty, Nasty, Ink.Recorded)],
            Warnings = [Nasty],
            Day = new DaySection
            {
                Lead = Nasty,
                Waiting = [new DayCurve(Nasty, CurveLook.Area, [new(480, 1), new(500, 2)])],
                Fit = new FitTable(Nasty, Nasty, [Nasty], [new ComparedFigure(Nasty, [Nasty])]),
                Desks = [new DayPanel(Nasty, Nasty, [new DayCurve(Nasty, CurveLook.Area, [new(480, 1), new(500, 2)])])],
            },
            Method = new MethodSection([Nasty], [Nasty], [new MethodFact(Nasty, Nasty)]),
        });

        html.ShouldNotContain("<script");
        Pages.Parse(html).Descendants("h1").Single().Value.ShouldBe(Nasty);
    }

    [Fact]
    public async Task Render_SameReplay_IsTheSamePage() =>
        (await ReportHtml.RenderAsync(Reports.Replays.ReplayReportPage.Of(await Pages.SmallDayAsync()))).ShouldBe(await Pages.SmallDayHtmlAsync());

    private static void IsSelfContained(string html)
    {
        Pages.Parse(html).Name.LocalName.ShouldBe("html");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<link");
        html.ShouldNotContain("<img");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("@import");
        Loads().Matches(html).ShouldBeEmpty();
        html.ShouldNotContain("NaN");
        html.Length.ShouldBeLessThan(400_000);
    }

    [GeneratedRegex("""(src|href|srcset|data)\s*=|https?://""", RegexOptions.IgnoreCase)]
    private static partial Regex Loads();
}
