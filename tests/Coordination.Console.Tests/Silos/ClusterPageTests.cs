using System.Net;
using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Shouldly;

namespace Coordination.Console.Tests.Silos;

/// <summary>The installation as a page: for those with a part in all halls.</summary>
public sealed class ClusterPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Supervisor)]
    public async Task Cluster_OfAllHalls_IsShownToWhoHasAPartInAllOfThem(Role role)
    {
        var visitor = await hall.VisitorAsync(new Grant(role));

        // Whoever reads a list has it caught up.
        await visitor.ReadAsync("/console/halls/town/requests");
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/console/cluster"));

        page.ShouldContain("All halls run in this one process, without Orleans.");
        page.ShouldContain("<code>" + Environment.MachineName + "</code>");
        page.ShouldContain(">Town House</a> <code>" + Environment.MachineName);
        page.ShouldContain("<span class=\"state good\">works</span> The record");
        page.ShouldContain("<span class=\"state good\">works</span> The centre of Elsewhere House");
        page.ShouldContain("Lists and figures, until ");

        // Without silos there is nothing of Orleans, and nothing to reach.
        page.ShouldNotContain("dashboard");
        page.ShouldNotContain(">Address<");
    }

    [Fact]
    public async Task Cluster_CalledFromAHall_KeepsItsPages()
    {
        var visitor = await hall.VisitorAsync(new Grant(Role.Auditor));

        (await visitor.ReadAsync("/console/halls/town")).ShouldContain("href=\"/console/cluster?hall=town\"");
        var page = await visitor.ReadAsync("/console/cluster?hall=town");

        page.ShouldContain("href=\"/console/halls/town/queues\"");
        page.ShouldContain("href=\"/console/cluster?hall=town\" aria-current=\"page\"");
        page.ShouldNotContain("are UTC", customMessage: "They are those of the hall then.");
        (await visitor.ReadAsync("/console/cluster?hall=nowhere")).ShouldContain("are UTC");
    }

    [Fact]
    public async Task Cluster_BesideAHallWhosePlanCannotBeRead_StandsAlone()
    {
        var page = new PageContext { Texts = ConsoleTexts.Find("en")!, Address = "/", Now = default };

        (await PageContexts.BesideAsync(page, new("nowhere"), hall.Host.Coordination, default)).ShouldBe(page);
        var beside = await PageContexts.BesideAsync(page, ConsolePlan.Centre, hall.Host.Coordination, default);
        (beside.Hall, beside.Plan?.Centre, beside.Zone.Id).ShouldBe((ConsolePlan.Centre, ConsolePlan.Centre, "Europe/Warsaw"));
    }

    [Theory]
    [InlineData("/console/cluster", HttpStatusCode.Forbidden)]
    [InlineData("/console/cluster?centre=town", HttpStatusCode.BadRequest)]
    public async Task Cluster_OfOneHallsAdministrator_IsNot(string path, HttpStatusCode status)
    {
        var visitor = await hall.VisitorAsync(Role.Administrator);

        using var answer = await visitor.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<code>" + Environment.MachineName);
        (await visitor.ReadAsync("/console/halls/town")).ShouldNotContain("/console/cluster");
        (await (await hall.VisitorAsync(new Grant(Role.Auditor))).ReadAsync("/console/halls/town")).ShouldContain("/console/cluster");
    }
}
