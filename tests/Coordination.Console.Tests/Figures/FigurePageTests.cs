using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Figures;

/// <summary>Figures as drawings, with the numbers below.</summary>
public sealed class FigurePageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Figures_ByHour_AreColumnsAndATable()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/figures?by=hour"));

        page.ShouldContain("<figure class=\"cc-figure\" id=\"chart-handled\">");
        page.ShouldContain(", Queued: 4</title>");
        page.ShouldContain("Queued: at most 4, ");
        page.ShouldContain("<th scope=\"row\">");
    }

    [Fact]
    public async Task Figures_ByService_AreBarsWithTheirNumbers()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/figures?by=service"));

        page.ShouldContain("<figure class=\"cc-figure\" id=\"chart-queued\">");
        page.ShouldContain("<span class=\"cc-row-name\">Paper</span><span class=\"cc-row-figures\"><b>1</b></span>");

        // Nobody has taken a paper: how long that took is not told, and not drawn as nothing.
        page.ShouldContain("<span class=\"cc-row-name\">Paper</span><span class=\"cc-row-figures\"><b>–</b></span>");
    }

    [Fact]
    public async Task Figures_ByPerson_LeaveOutWhatIsNobodysYet()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/figures?by=staff"));

        page.ShouldContain("<figure class=\"cc-figure\" id=\"chart-handled\">");
        page.ShouldNotContain("id=\"chart-queued\"");
        page.ShouldMatch("<th scope=\"row\">Anna Nowak</th>\\s*<td class=\"number none\"[^>]*>–</td>\\s*<td class=\"number none\"[^>]*>–</td>\\s*<td class=\"number\" data-label=\"Handled\">0</td>", "Nothing is submitted to her or queued for her.");
    }

    [Fact]
    public async Task Figures_ByDepartment_LeaveOutWhatIsOfNone()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/figures?by=department"));

        // A request is submitted to the hall: the first number of a department is none, and the second what it queued.
        page.ShouldMatch("<th scope=\"row\">Papers</th>\\s*<td class=\"number none\" data-label=\"Submitted\">–</td>\\s*<td class=\"number\" data-label=\"Queued\">1</td>");
        page.ShouldMatch("<th scope=\"row\">not told apart</th>\\s*<td class=\"number\" data-label=\"Submitted\">4</td>");
    }

    [Fact]
    public async Task Queues_OfToday_ShowHowLongTheyWere()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/queues"));

        page.ShouldContain("class=\"cc-spark");
        page.ShouldMatch("How many waited today at Permits: at most 2, \\d\\d:(00|15|30|45)(–\\d\\d:\\d\\d)?\\.", "The quarter in which that was, not its beginning alone.");
    }
}
