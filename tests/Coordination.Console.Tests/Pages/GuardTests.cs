using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Routing;
using Shouldly;

namespace Coordination.Console.Tests.Pages;

/// <summary>Pages show what the API would, to whom it would; what is wrong is a page as well.</summary>
public sealed partial class GuardTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData(Role.Viewer, "/console/halls/town", HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, "/console/halls/town", HttpStatusCode.OK)]
    [InlineData(Role.Administrator, "/console/halls/town", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town", HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, "/console/halls/elsewhere", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/halls/nowhere", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/queues", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/queues?department=permits&limit=7", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/queues?department=none", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/floor", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/requests?status=waiting&sort=due", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/requests?status=sleeping", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna?day=tomorrow", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna?day=9999-12-31", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna?day=0001-01-01", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna?day=2199-12-31", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/nobody", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town?department=none", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/floor?department=none", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/departments?department=none", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/departments?department=permits", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/departments/permits", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/departments/none", HttpStatusCode.NotFound)]
    [InlineData(Role.Viewer, "/console/halls/town/crisis", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/crisis/declare", HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, "/console/halls/town/staff/anna/sign-off", HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, "/console/halls/town/explorer", HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, "/console/grains/centre/town", HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, "/console/grains/centre/elsewhere", HttpStatusCode.NotFound)]
    [InlineData(Role.Auditor, "/console/grains/department/town/permits", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/grains/plan/town?version=1", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/grains/plan/town?version=9", HttpStatusCode.NotFound)]
    [InlineData(Role.Auditor, "/console/grains/access/town/hall", HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, "/console/grains/access/town/hall", HttpStatusCode.Forbidden)]
    [InlineData(Role.Supervisor, "/console/requests/00000000-0000-0000-0000-000000000001", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/requests/no-id", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/figures?by=hour", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/figures?by=moon", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/figures?from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z&by=day", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/figures?from=9999-12-30T00:00:00Z&to=9999-12-31T23:59:59Z&by=day", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/figures?from=2199-12-30T00:00:00Z&to=2199-12-31T23:59:59Z&by=day", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/grains/staff/town/anna?when=0001-01-01T00:00", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/plan", HttpStatusCode.OK)]
    [InlineData(Role.Viewer, "/console/halls/town/audit", HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, "/console/halls/town/people", HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, "/console/halls/town/access", HttpStatusCode.Forbidden)]
    [InlineData(Role.Supervisor, "/console/halls/town/access", HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, "/console/halls/town/access", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town/people", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town/audit?event=item.assigned", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town/audit?event=item.vanished", HttpStatusCode.BadRequest)]
    [InlineData(Role.Supervisor, "/console/halls/town/people/7/approve", HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, "/console/halls/town/people/7/approve", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town/batches?stage=done", HttpStatusCode.OK)]
    [InlineData(Role.Auditor, "/console/halls/town/batches?stage=asleep", HttpStatusCode.BadRequest)]
    [InlineData(Role.Viewer, "/console/halls/town/batches", HttpStatusCode.Forbidden)]
    [InlineData(Role.Auditor, "/console/halls/town/batches/new?open=true", HttpStatusCode.Forbidden)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches/new?open=true", HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches/new?open=true&command=cancel", HttpStatusCode.OK)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches/new?command=dance", HttpStatusCode.BadRequest)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches/b-none", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/halls/town/batches/b-none/cancel", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/no-such-page", HttpStatusCode.NotFound)]
    [InlineData(Role.Supervisor, "/console/halls/town?colour=red", HttpStatusCode.BadRequest)]
    [InlineData(Role.Supervisor, "/console/halls/town?department=A+B", HttpStatusCode.BadRequest)]
    public async Task Page_ByRole_IsShownOrSaysWhyNot(Role role, string path, HttpStatusCode status)
    {
        var visitor = await hall.VisitorAsync(role);

        using var answer = await visitor.Client.GetAsync(path);

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        ShouldHoldNothingInline(await answer.Content.ReadAsStringAsync());
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldStartWith("default-src 'self';");
        answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldNotContain("unsafe");
    }

    [Fact]
    public async Task Hall_OfAHead_IsTheirDepartment()
    {
        var head = await hall.VisitorAsync(new Grant(Role.Head, ConsolePlan.Centre, ConsolePlan.Permits));

        using var sent = await head.Client.GetAsync("/console/halls/town");
        sent.Headers.Location!.OriginalString.ShouldBe("/console/halls/town?department=permits");
        var page = await head.ReadAsync("/console/halls/town?department=permits");
        using var other = await head.Client.GetAsync("/console/halls/town?department=papers");

        (await head.ReadAsync($"/console/requests/{hall.Held}")).ShouldContain("/console/halls/town/queues?department=permits");
        page.ShouldContain("Only Permits is shown.");
        page.ShouldNotContain("Paper<");
        other.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Content.ReadAsStringAsync()).ShouldContain("read-work");
    }

    [Theory]
    [InlineData("/console/halls/town/staff/ewa?department=permits", HttpStatusCode.Forbidden)]
    [InlineData("/console/halls/town/staff/ewa?department=permits&day=2027-03-01", HttpStatusCode.Forbidden)]
    [InlineData("/console/halls/town/staff/ewa/sign-off?department=permits", HttpStatusCode.Forbidden)]
    [InlineData("/console/halls/town/departments/papers?department=permits", HttpStatusCode.Forbidden)]
    [InlineData("/console/grains/staff/town/ewa?department=permits", HttpStatusCode.Forbidden)]
    [InlineData("/v1/centres/town/staff/ewa?department=permits", HttpStatusCode.Forbidden)]
    [InlineData("/console/halls/town/staff/jan?department=permits", HttpStatusCode.OK)]
    [InlineData("/console/halls/town/staff/jan?department=papers", HttpStatusCode.OK)]
    public async Task Person_OfAnotherDepartment_IsNotTheQuerysToGive(string path, HttpStatusCode status)
    {
        var head = await hall.VisitorAsync(new Grant(Role.Head, ConsolePlan.Centre, ConsolePlan.Permits));
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Add("Accept", "text/event-stream");

        using var shown = await head.Client.GetAsync(path);
        using var followed = await head.Client.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);

        (shown.StatusCode, followed.StatusCode).ShouldBe((status, status));
    }

    [Fact]
    public async Task BatchForm_OfASupervisorOfADepartment_IsTheirDepartments()
    {
        var supervisor = await hall.VisitorAsync(new Grant(Role.Supervisor, ConsolePlan.Centre, ConsolePlan.Permits));

        using var sent = await supervisor.Client.GetAsync("/console/halls/town/batches/new?command=cancel");

        sent.Headers.Location!.OriginalString.ShouldBe("/console/halls/town/batches/new?command=cancel&department=permits");
    }

    [Fact]
    public async Task Head_OfAPageThatCanBeFollowed_IsThatOfThePage()
    {
        var viewer = await hall.VisitorAsync(Role.Viewer);
        using var asked = new HttpRequestMessage(HttpMethod.Head, "/console/halls/town/queues");
        asked.Headers.Add("Accept", "text/event-stream");

        using var answer = await viewer.Client.SendAsync(asked).WaitAsync(TimeSpan.FromSeconds(30));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Overview_OfAHall_TellsWhoWaitsAndWhy()
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town"));

        page.ShouldContain(">Anna Nowak</a>, Permits");
        page.ShouldContain("1 person could serve it", Case.Insensitive);
        page.ShouldContain($"href=\"/console/requests/{hall.Waiting[0]}\"");
    }

    [Fact]
    public async Task Overview_WithNamesOfAPlan_WritesThemAsText()
    {
        var page = await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town");

        page.ShouldContain("Permit &lt;b&gt;&amp;amp;&lt;/b&gt;");
        page.ShouldNotContain("<b>");
    }

    [Fact]
    public async Task Filters_LeftEmpty_GoFromTheAddress()
    {
        using var answer = await (await hall.VisitorAsync(Role.Viewer)).Client.GetAsync("/console/halls/town/requests?service=&status=waiting&urgency=");

        answer.Headers.Location!.OriginalString.ShouldBe("/console/halls/town/requests?status=waiting");
    }

    [Fact]
    public async Task Requests_AsAFile_AreThoseOfTheFilters()
    {
        var file = await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/requests.csv?service=paper");

        file.ShouldContain($"{hall.Waiting[2]}");
        file.ShouldNotContain($"{hall.Held}");
    }

    [Fact]
    public async Task Request_ByRole_TellsWhoDidItToThoseAlone()
    {
        var audited = await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync($"/console/requests/{hall.Held}");
        var viewed = await (await hall.VisitorAsync(Role.Viewer)).ReadAsync($"/console/requests/{hall.Held}");

        audited.ShouldContain("the engine");
        audited.ShouldContain("/escalate");
        viewed.ShouldNotContain("the engine");
        viewed.ShouldNotContain("/escalate");
        viewed.ShouldNotContain("/personal");
    }

    [Fact]
    public async Task Grain_OfAnyKind_SaysWhetherItsChainHolds()
    {
        var page = await (await hall.VisitorAsync(Role.Auditor)).ReadAsync($"/console/grains/request/{hall.Held}?version=2");

        page.ShouldContain("The chain holds");
        page.ShouldContain("version 2 of");
    }

    [Theory]
    [InlineData(true, "/console/grains/request/0190a6f2-0000-7000-8000-00000000dead", "nothing was ever on record")]
    [InlineData(false, "/console/grains/request/0190a6f2-0000-7000-8000-00000000dead", "or it is of another hall")]
    [InlineData(false, "/console/grains/centre/elsewhere", "or it is of another hall")]
    [InlineData(false, "/console/grains/plan/town?version=9", "is there, and has no such version")]
    public async Task Grain_ThatIsNotThere_SaysWhichAndLeadsBack(bool isOfAllHalls, string path, string says)
    {
        using var answer = await (await hall.VisitorAsync(isOfAllHalls ? new Grant(Role.Auditor) : new Grant(Role.Auditor, ConsolePlan.Centre))).Client.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(says);
        page.ShouldContain("href=\"/console/halls/town/explorer\">Explorer of Town House</a>");
        page.ShouldMatch(isOfAllHalls ? "Elsewhere House" : "<nav class=\"sections\"", "Whoever has one hall keeps its pages.");
    }

    [Fact]
    public void Endpoints_EveryOne_SaysWhatItNeeds()
    {
        var pages = hall.Host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/console", StringComparison.Ordinal) && !endpoint.RoutePattern.RawText.StartsWith("/console/files/", StringComparison.Ordinal)).ToList();

        pages.Count.ShouldBeGreaterThan(50);
        pages.ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<Needs>() != null);
        pages.Where(endpoint => endpoint.Metadata.GetMetadata<Needs>()!.Permissions.IsEmpty).Select(endpoint => endpoint.RoutePattern.RawText!).Distinct()
            .ShouldBe(["/console/", "/console/halls", "/console/look", "/console/{**rest}"], ignoreOrder: true);
    }

    [Fact]
    public async Task Form_FromAnotherSiteOrWithoutItsToken_IsRefusedAsAPage()
    {
        var visitor = await hall.VisitorAsync(Role.Viewer);
        using var stranger = new HttpClient { BaseAddress = hall.Address };
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/console/look") { Content = new FormUrlEncodedContent([new("theme", "dark")]) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var crossed = await stranger.SendAsync(foreign);
        using var bare = await visitor.PostAsync("/console/look", ("theme", "dark"));

        crossed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Cookies.ShouldNotContain(cookie => cookie.Name == "coordination-theme");
    }

    [Fact]
    public async Task Look_Chosen_HoldsForEveryPage()
    {
        var visitor = await hall.VisitorAsync(Role.Auditor);

        using var answer = await SendAsync(visitor, ("theme", "dark"), ("back", "/console/halls/town"));
        answer.Headers.Location!.OriginalString.ShouldBe("/console/halls/town");
        using var other = await SendAsync(visitor, ("language", "zh"), ("back", "https://example.org/"));
        other.Headers.Location!.OriginalString.ShouldBe("/console");
        foreach (var elsewhere in (string[])["/console/é", "/console/../../evil", "/console/%2e%2e/evil"])
        {
            using var kept = await SendAsync(visitor, ("theme", "dark"), ("back", elsewhere));
            kept.Headers.Location!.OriginalString.ShouldBe("/console", elsewhere);
        }

        var page = await visitor.ReadAsync("/console/halls/town");

        page.ShouldContain("<html lang=\"zh\" data-theme=\"dark\"");
        WebUtility.HtmlDecode(page).ShouldContain("等候最久");
    }

    [Fact]
    public async Task Files_ByTheirNames_AreKeptForGood()
    {
        var visitor = await hall.VisitorAsync(Role.Viewer);
        var page = await visitor.ReadAsync("/console/halls/town");
        foreach (Match file in Files().Matches(page))
        {
            using var answer = await visitor.Client.GetAsync(file.Value);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file.Value);
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
        }

        Files().Count(page).ShouldBe(3);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestKit.Access.SignInVisitor visitor, params (string, string)[] fields) =>
        await visitor.SendAsync("/console/halls/town", "/console/look", fields);

    private static void ShouldHoldNothingInline(string page)
    {
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain(" onclick=");
        InlineScript().IsMatch(page).ShouldBeFalse();
    }

    [GeneratedRegex("<script(?![^>]* src=)")]
    private static partial Regex InlineScript();

    [GeneratedRegex("/console/files/[a-z0-9.]+")]
    private static partial Regex Files();
}
