using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Audit;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Staff;
using Coordination.Web.Management.Queries;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Audit;

/// <summary>The audit names people, finds them by their names, and leads to the words of a reason.</summary>
public sealed partial class AuditPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string Audit = "/console/halls/town/audit";

    [Fact]
    public async Task Reason_InWords_IsReadWhereTheRowLeadsAndTheLookIsOnRecord()
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        using var closed = await supervisor.SendAsync("/console/halls/town/departments/papers/close", "/console/halls/town/departments/papers/close", ("reason", "Water in the <cellar>."));
        closed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var opened = await supervisor.SendAsync("/console/halls/town/departments/papers/reopen", "/console/halls/town/departments/papers/reopen", ("reasonCode", "emergency"));

        var page = await ListedAsync(Role.Auditor, "department.closed");
        var link = WebUtility.HtmlDecode(Words().Match(page).Groups[1].Value);
        var auditor = await hall.VisitorAsync(Role.Auditor);
        using var without = await auditor.SendAsync(link, link, ("reason", ""));
        using var shown = await auditor.SendAsync(link, link, ("reason", "A complaint."));

        page.ShouldNotContain("cellar");
        link.ShouldStartWith("/console/grains/department/town/papers/personal?after=");
        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await shown.Content.ReadAsStringAsync()).ShouldContain("Water in the &lt;cellar&gt;.");
        (await auditor.ReadAsync("/console/grains/department/town/papers")).ShouldContain("personal texts read");
        (await ListedAsync(Role.Administrator, "department.closed")).ShouldContain(">with words<");
        using var administrator = await (await hall.VisitorAsync(Role.Administrator)).Client.GetAsync(link);
        administrator.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ListedAsync(Role.Auditor, "department.reopened")).ShouldContain("Emergency");
    }

    [Fact]
    public async Task Grain_ThatTheReaderMayNotLookAt_IsNamedWithoutALink()
    {
        (await ListedAsync(Role.Administrator, "access.principal-added")).ShouldContain("href=\"/console/grains/access/town/");
        var page = await ListedAsync(Role.Supervisor, "access.principal-added");

        page.ShouldNotContain("href=\"/console/grains/access/");
        page.ShouldContain("<code>town/");
    }

    [Fact]
    public async Task Principal_WithoutAnEntryOfThePlan_IsNamedToWhoeverMayReadTheAudit()
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        using var limited = await supervisor.SendAsync("/console/halls/town/departments/permits/limit", "/console/halls/town/departments/permits/limit", ("limit", "9"), ("reason", "Few."));
        limited.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await ListedAsync(Role.Auditor, "department.limited")).ShouldContain(">Eva Smith</span>");
        (await ListedAsync(Role.Supervisor, "department.limited")).ShouldContain(">Eva Smith</span>");
        (await (await hall.VisitorAsync(Role.Auditor)).ReadAsync("/console/grains/department/town/permits")).ShouldContain(">Eva Smith</span>");
    }

    [Fact]
    public async Task Principal_WhoseNameTheReaderMayNotKnow_IsToldByTheirRole()
    {
        var chief = await hall.VisitorAsync(new Grant(Role.Supervisor));
        using var declared = await chief.SendAsync("/console/halls/town/crisis/declare", "/console/halls/town/crisis/declare", ("reason", "Flood."));
        using var lifted = await chief.SendAsync("/console/halls/town/crisis/lift", "/console/halls/town/crisis/lift", ("reason", "Dry."));
        lifted.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await (await hall.VisitorAsync(Role.Auditor)).ReadAsync("/console/halls/town/crisis")).ShouldContain(">Eva Smith</span>", customMessage: "Also of all halls, whoever has done something here.");
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Viewer)).ReadAsync("/console/halls/town/crisis"));

        page.ShouldMatch("<span title=\"p-[a-z0-9]{26}\">supervisor</span> <code title=\"p-[a-z0-9]{26}\">…[a-z0-9]{4}</code>");
        page.ShouldNotContain("<code>p-");
        page.ShouldNotContain("Eva Smith");
    }

    [Theory]
    [InlineData("en", "<optgroup label=\"Request\">", ">transferred</option>")]
    [InlineData("zh", "<optgroup label=\"事项\">", ">转办</option>")]
    public async Task Filter_OfEvents_HasTheirNamesByKind(string language, string group, string name)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"{Audit}?event=item.transferred");
        asked.Headers.Add("Accept-Language", language);
        using var answer = await (await hall.VisitorAsync(Role.Auditor)).Client.SendAsync(asked);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        page.ShouldContain(group);
        page.ShouldContain($"<option value=\"item.transferred\" selected{name}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public void Filter_OfEvents_HasEachOnceAndNoTwoOfOneName(string language)
    {
        var groups = EventGroup.In(ConsoleTexts.Find(language)!).ToList();

        groups.SelectMany(group => group.Events.Select(one => one.Code)).ShouldBe(AuditSearch.Events, ignoreOrder: true);
        groups.ShouldAllBe(group => group.Events.Select(one => one.Name).Distinct().Count() == group.Events.Length);
    }

    [Theory]
    [InlineData("Jan Kowal")]
    [InlineData("kowal")]
    [InlineData("jan")]
    public async Task Filter_ByAName_IsThatOfTheirId(string name)
    {
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("jan")).ReadAsync())?.Presence.ShouldBe(StaffPresence.SignedOff);
        var auditor = await hall.VisitorAsync(Role.Auditor);

        using var answer = await auditor.Client.GetAsync($"{Audit}?actor={Uri.EscapeDataString(name)}");

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await auditor.ReadAsync(answer.Headers.Location!.OriginalString);
        page.ShouldContain("value=\"Jan Kowal\"");
        page.ShouldMatch("Id on record: <code>p-[a-z0-9]{26}</code>", "Also for whoever cannot point at a name.");
    }

    [Fact]
    public async Task Filter_ByNobodysName_SaysSoWithTheNearest()
    {
        var auditor = await hall.VisitorAsync(Role.Auditor);

        var page = WebUtility.HtmlDecode(await auditor.ReadAsync($"{Audit}?actor=Kovall"));

        page.ShouldContain("Nobody of the name or id “Kovall” is known here.");
        page.ShouldContain("Did you mean Kowal?");
        WebUtility.HtmlDecode(await auditor.ReadAsync($"{Audit}?actor=a")).ShouldContain("Several people are meant by “a”");
    }

    [Fact]
    public async Task Navigation_OfAHead_HasNoPageThatTheyMayNotSee()
    {
        var head = await hall.VisitorAsync(new Grant(Role.Head, ConsolePlan.Centre, ConsolePlan.Permits));

        var page = await head.ReadAsync("/console/halls/town?department=permits");

        foreach (var entry in Entries().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
        {
            using var answer = await head.Client.GetAsync(entry);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, entry);
        }

        page.ShouldNotContain("/town/crisis\"");
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync("/console/halls/town")).ShouldContain("/town/crisis\"");
    }

    // Lists follow the record, and are asked again until they have it.
    private async Task<string> ListedAsync(Role role, string name, string until = "<tbody>")
    {
        var (visitor, page) = (await hall.VisitorAsync(role), "");
        await Until.TrueAsync(async () => (page = await visitor.ReadAsync($"{Audit}?event={name}")).Contains(until, StringComparison.Ordinal));
        return page;
    }

    [GeneratedRegex("<a href=\"([^\"]*)\">read the words</a>")]
    private static partial Regex Words();

    [GeneratedRegex("<li><a href=\"(/console/halls/town[^\"]*)\"")]
    private static partial Regex Entries();
}
