using System.Collections.Immutable;
using System.Net;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Overview;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Dispatch;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Console.Tests.Overview;

/// <summary>A hall, or a department, at one look.</summary>
public sealed class OverviewPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("", 3, 1)]
    [InlineData("?department=permits", 2, 1)]
    [InlineData("?department=papers", 1, 0)]
    public async Task Overview_OfADepartment_CountsItsOwn(string query, int waiting, int inHand)
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync($"/console/halls/town{query}"));

        page.ShouldContain($"<span class=\"value\">{waiting}</span> <span class=\"name\">Waiting</span>");
        page.ShouldContain($"<span class=\"value\">{inHand}</span> <span class=\"name\">In hand</span>");
    }

    [Fact]
    public async Task Overview_OfSomebodyWhoIsNeitherFullNorFree_ShowsThem()
    {
        var page = new PageContext { Texts = ConsoleTexts.Find("en")!, Address = "/", Now = default, Hall = ConsolePlan.Centre };
        var model = new OverviewModel
        {
            Queue = new QueueReport { At = default, Waiting = 0, Held = 1, Departments = [], Staff = [new StaffLoad(new StaffId("anna"), ConsolePlan.Permits, true, 50, 100, [])] },
            Centre = new CentreState(), Today = null, Waits = [], DueNext = [], Late = 0,
        };

        var shown = await PageRenderer.RenderAsync(page, PageRenderer.Of<OverviewView, OverviewModel>(model));

        WebUtility.HtmlDecode(shown).ShouldContain("<li><a href=\"/console/halls/town/staff/anna\">anna</a>, permits · 50 of 100</li>");
    }
}
