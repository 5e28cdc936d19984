using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Shouldly;

namespace Coordination.Console.Tests.Commands;

/// <summary>What is done in the back office: people's data by two people, invitations, and the plan.</summary>
public sealed partial class OfficeTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Person_FoundExportedAndErased_TakesTwo()
    {
        var submit = new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper, Personal = new PersonalDetails("Ana", "ana@example.org") };
        var request = (await hall.Host.Coordination.SubmitAsync(submit, new CommandMeta(Actor.Anonymous))).Require().Request;
        var (asker, second) = (await hall.VisitorAsync(Role.Supervisor), await hall.VisitorAsync(Role.Administrator));

        using var found = await asker.SendAsync("/console/halls/town/people", "/console/halls/town/people/find", ("contact", "ANA@example.org"), ("reason", "She asks."));
        (await found.Content.ReadAsStringAsync()).ShouldContain($"<code>{request}</code>");
        using var asked = await asker.SendAsync("/console/halls/town/people", "/console/halls/town/people/ask", ("what", "erase"), ("basis", "consent-withdrawn"), ("contact", "ana@example.org"), ("reason", "She asks."));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;
        using var alone = await asker.PostAsync($"/console/halls/town/people/{number}/approve", ("reason", "I may."));
        using var approved = await second.SendAsync($"/console/halls/town/people/{number}/approve", $"/console/halls/town/people/{number}/approve", ("reason", "She may."));

        alone.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        approved.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await approved.Content.ReadAsStringAsync());
        while ((await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Find(number)!.Stage != ErasureStage.Done)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        (await asker.ReadAsync($"/console/requests/{request}")).ShouldContain("Personal texts of this request were erased.");
    }

    [Fact]
    public async Task Export_Approved_IsHandedOutAsAFileWithTheReasonOnRecord()
    {
        var (asker, second) = (await hall.VisitorAsync(Role.Supervisor), await hall.VisitorAsync(Role.Administrator));
        using var asked = await asker.PostAsync(
            "/console/halls/town/people/ask", ("token", SignInVisitor.TokenIn(await asker.ReadAsync("/console/halls/town/people"))),
            ("what", "export"), ("basis", "access-request"), ("request", $"{hall.Held}"), ("reason", "They ask."));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;
        (await second.SendAsync($"/console/halls/town/people/{number}/approve", $"/console/halls/town/people/{number}/approve", ("reason", "They may."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var file = await asker.SendAsync("/console/halls/town/people", $"/console/halls/town/people/{number}/document", ("reason", "Sent to them."));

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await file.Content.ReadAsStringAsync()).ShouldContain($"{hall.Held}");
    }

    [Fact]
    public async Task Invitation_OfSomebodyNew_IsShownOnceAndWorks()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        using var made = await administrator.SendAsync(
            "/console/halls/town/access", "/console/halls/town/access/add", ("name", "Olga New"), ("role", "viewer"), ("by", "link"), ("reason", "She begins."));
        var page = await made.Content.ReadAsStringAsync();
        var link = Link().Match(page).Value;
        using var newcomer = new SignInVisitor(hall.Address);

        await newcomer.SignInAsync(link);

        (await newcomer.ReadAsync("/console/halls/town")).ShouldContain("Overview");
        var later = await administrator.ReadAsync("/console/halls/town/access");
        later.ShouldContain("Olga New");
        later.ShouldNotContain("#cdl_");
    }

    [Fact]
    public async Task Plan_WithoutWhoHoldsSomething_IsPublishedWithTheirRelease()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var plan = WebUtility.HtmlDecode(Document().Match(await administrator.ReadAsync("/console/halls/town/plan")).Groups[1].Value);
        var without = System.Text.Json.Nodes.JsonNode.Parse(plan)!;
        without["staff"]!.AsArray().RemoveAt(0);

        using var refused = await PublishAsync(administrator, without.ToJsonString());
        using var done = await PublishAsync(administrator, without.ToJsonString(), ("release", "true"));

        (await refused.Content.ReadAsStringAsync()).ShouldContain($"{hall.Held}:0");
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await done.Content.ReadAsStringAsync());
        (await hall.Host.Coordination.Request(hall.Held).ReadAsync())!.Items[0].Holder.ShouldNotBe(new StaffId("anna"));
        using var back = await PublishAsync(administrator, plan);
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await back.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> PublishAsync(SignInVisitor visitor, string plan, params (string, string)[] more) => await visitor.SendAsync(
        "/console/halls/town/plan", "/console/halls/town/plan/publish",
        [("plan", plan), ("version", $"{(await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version}"), ("reason", "A change."), .. more]);

    [Fact]
    public async Task Audit_OfWhatAClerkDid_NamesThem()
    {
        var jan = hall.Host.Coordination.Staff(ConsolePlan.Centre, new("jan"));
        var meta = new CommandMeta(new Actor(ActorKind.Staff, "jan"));
        (await jan.ExecuteAsync(new SignOn("2"), meta)).Require();
        (await jan.ExecuteAsync(new SignOff(Release: true), meta)).Require();

        var page = await (await hall.VisitorAsync(Role.Auditor)).ReadAsync("/console/halls/town/audit?event=staff.signed-on");

        page.ShouldContain(">Jan Kowal</span>");
    }

    [Fact]
    public async Task Access_ChangedWithoutAReason_IsRefusedAndKeepsWhatWasFilledIn()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);

        using var answer = await administrator.SendAsync("/console/halls/town/access", "/console/halls/town/access/add", ("name", "Nobody"), ("role", "auditor"), ("reason", ""));

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("value=\"Nobody\"");
    }

    [Fact]
    public async Task Plan_TriedAndPublished_ShowsItsDifferenceAndAStaleOneToo()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var page = await administrator.ReadAsync("/console/halls/town/plan");
        var document = WebUtility.HtmlDecode(Document().Match(page).Groups[1].Value).Replace("Town House", "Town Palace", StringComparison.Ordinal);

        var version = $"{(await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version}";
        using var faulty = await administrator.SendAsync("/console/halls/town/plan", "/console/halls/town/plan/check", ("plan", "{ \"centre\": 7 }"), ("version", version));
        using var tried = await administrator.SendAsync("/console/halls/town/plan", "/console/halls/town/plan/check", ("plan", document), ("version", version));
        using var published = await administrator.SendAsync("/console/halls/town/plan", "/console/halls/town/plan/publish", ("plan", document), ("version", version), ("reason", "A new name."));
        using var stale = await administrator.SendAsync(
            "/console/halls/town/plan", "/console/halls/town/plan/publish", ("plan", document.Replace("Town Palace", "Town Hut", StringComparison.Ordinal)), ("version", version), ("reason", "Another one."));

        faulty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tried.Content.ReadAsStringAsync()).ShouldContain("1 differences from what counts now");
        published.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await published.Content.ReadAsStringAsync());
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Plan.Name.ShouldBe("Town Palace");
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await stale.Content.ReadAsStringAsync()).ShouldContain("becomes &quot;Town Hut&quot;");
    }

    [GeneratedRegex("http[^<]*#cdl_[^<]*")]
    private static partial Regex Link();

    [GeneratedRegex("<textarea id=\"plan\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Document();
}
