using System.Net;
using System.Text.RegularExpressions;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Coordination.Web.Tests.Hosting;
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
        var result = await found.Content.ReadAsStringAsync();
        result.ShouldContain($">Paper</a> <code>{request}</code>");
        result.ShouldContain("<span class=\"state\">waiting</span>");
        result.ShouldNotContain("text erased");
        using var asked = await asker.SendAsync("/console/halls/town/people", "/console/halls/town/people/ask", ("what", "erase"), ("basis", "consent-withdrawn"), ("contact", "ana@example.org"), ("reason", "She asks."));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;
        using var alone = await asker.PostAsync($"/console/halls/town/people/{number}/approve", ("reason", "I may."));
        using var approved = await second.SendAsync($"/console/halls/town/people/{number}/approve", $"/console/halls/town/people/{number}/approve", ("reason", "She may."));

        alone.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        approved.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await approved.Content.ReadAsStringAsync());
        await Until.TrueAsync(async () => !((await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Find(number)!.Stage != ErasureStage.Done));

        (await asker.ReadAsync($"/console/requests/{request}")).ShouldContain("Personal texts of this request were erased.");
    }

    [Fact]
    public async Task Hold_OfARequest_KeepsItsTextsUntilItIsLifted()
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        const string people = "/console/halls/town/people";

        using var wrong = await asker.SendAsync(people, $"{people}/holds", ("held", "the red folder"), ("reason", "A dispute."));
        using var set = await asker.SendAsync(people, $"{people}/holds", ("held", $" {request} "), ("reason", "A dispute."));
        var page = await asker.ReadAsync(people);
        using var refused = await asker.SendAsync(people, $"{people}/ask", ("what", "erase"), ("basis", "consent-withdrawn"), ("request", $"{request}"), ("reason", "She asks."));
        using var lifted = await asker.SendAsync($"{people}/holds/{request}/lift", $"{people}/holds/{request}/lift", ("reason", "Settled."));
        using var again = await asker.Client.GetAsync($"{people}/holds/{request}/lift");

        (wrong.StatusCode, set.StatusCode, refused.StatusCode, lifted.StatusCode, again.StatusCode).ShouldBe(
            (HttpStatusCode.BadRequest, HttpStatusCode.SeeOther, HttpStatusCode.Conflict, HttpStatusCode.SeeOther, HttpStatusCode.NotFound));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"the red folder\"");
        page.ShouldContain($"{people}/holds/{request}/lift");
        (await (await hall.VisitorAsync(Role.Auditor)).ReadAsync(people)).ShouldNotContain("/lift");
        (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Holds.ShouldBeEmpty();
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
    public async Task Document_OfAnExportThatIsNotApproved_IsAPageAndNoFile()
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        const string people = "/console/halls/town/people";
        using var asked = await asker.SendAsync(people, $"{people}/ask", ("what", "export"), ("basis", "access-request"), ("request", $"{hall.Held}"), ("reason", "They ask."));
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;

        using var early = await asker.SendAsync(people, $"{people}/{number}/document", ("reason", "Sent to them."));

        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        early.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        early.Content.Headers.ContentDisposition.ShouldBeNull();
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneThingAndSaysThatItWasShown()
    {
        var (administrator, asker) = (await hall.VisitorAsync(Role.Administrator), await hall.VisitorAsync(Role.Supervisor));
        var person = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Principal!.Value;
        const string access = "/console/halls/town/access";
        var before = (await hall.Host.Coordination.Access(ConsolePlan.Centre).ReadAsync())!;

        await TwiceAsync(administrator, access, $"{access}/add", ("name", "Twice New"), ("role", "viewer"), ("by", "link"), ("reason", "She begins."));
        await TwiceAsync(administrator, $"{access}/{person}", $"{access}/{person}/key", ("days", "30"), ("reason", "For her client."));
        await TwiceAsync(administrator, $"{access}/{person}", $"{access}/{person}/invite", ("by", "link"), ("reason", "Lost it."));

        var after = (await hall.Host.Coordination.Access(ConsolePlan.Centre).ReadAsync())!;
        (after.Principals.Length - before.Principals.Length).ShouldBe(1);
        (after.Credentials.Length - before.Credentials.Length).ShouldBe(3);
        var form = await asker.ReadAsync("/console/halls/town/people");
        var asked = await ErasuresAsync();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await asker.PostAsync("/console/halls/town/people/ask", [.. KeptIn(form, "/people/ask"), ("what", "export"), ("basis", "access-request"), ("request", $"{hall.Held}"), ("reason", "They ask.")]);
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await answer.Content.ReadAsStringAsync());
        }

        (await ErasuresAsync() - asked).ShouldBe(1);
    }

    [Theory]
    [InlineData("role", "portal")]
    [InlineData("role", "device")]
    [InlineData("department", "Not One")]
    [InlineData("staff", "Not One")]
    public async Task Person_WithWhatTheFormDoesNotOffer_IsNotAdded(string field, string value)
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var form = await administrator.ReadAsync("/console/halls/town/access");
        var before = (await hall.Host.Coordination.Access(ConsolePlan.Centre).ReadAsync())!.Version;
        (string, string)[] fields = [("token", SignInVisitor.TokenIn(form)), ("name", "Portal Man"), ("by", "link"), ("reason", "A test."), .. field == "role" ? [] : ((string, string)[])[("role", "viewer")], (field, value)];

        using var answer = await administrator.PostAsync("/console/halls/town/access/add", fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await hall.Host.Coordination.Access(ConsolePlan.Centre).ReadAsync())!.Version.ShouldBe(before);
    }

    private async Task<int> ErasuresAsync() => (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())?.Erasures.Length ?? 0;

    // As a reload of the answer sends the form again.
    private static async Task TwiceAsync(SignInVisitor visitor, string page, string path, params (string, string)[] fields)
    {
        var kept = KeptIn(await visitor.ReadAsync(page), path[path.IndexOf("/access", StringComparison.Ordinal)..]);
        using var first = await visitor.PostAsync(path, [.. kept, .. fields]);
        using var second = await visitor.PostAsync(path, [.. kept, .. fields]);
        (await first.Content.ReadAsStringAsync()).ShouldContain("never again");
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await second.Content.ReadAsStringAsync();
        again.ShouldContain("This form was sent before.");
        again.ShouldNotContain("never again");
    }

    // What the form at this path sends of itself.
    private static (string, string)[] KeptIn(string page, string path)
    {
        var form = page[page.IndexOf($"{path}\"", StringComparison.Ordinal)..];
        return [.. Hidden().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)]).Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))];
    }

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [Fact]
    public async Task Person_OfTheHall_IsGivenAndTakenRolesAndAKeyThatIsShownOnce()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var person = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Principal!.Value;
        var path = $"/console/halls/town/access/{person}";

        using var given = await administrator.SendAsync(path, $"{path}/give", ("role", "head"), ("department", "permits"), ("reason", "She leads it."));
        using var named = await administrator.SendAsync(path, $"{path}/describe", ("name", "Eva New"), ("contact", "eva@example.org"), ("reason", "She married."));
        using var taken = await administrator.SendAsync($"{path}/grants/viewer/take", $"{path}/grants/viewer/take", ("reason", "Not any more."));
        using var made = await administrator.SendAsync(path, $"{path}/key", ("days", "30"), ("reason", "For her client."));
        using var never = await administrator.SendAsync(path, $"{path}/key", ("days", "9999"), ("reason", "For ever."));

        (given.StatusCode, named.StatusCode, taken.StatusCode).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther));
        var state = (await hall.Host.Coordination.Access(ConsolePlan.Centre).ReadAsync())!;
        state.Principals.Single(one => one.Id == person).Grants.ShouldBe([new Grant(Role.Head, ConsolePlan.Centre, ConsolePlan.Permits)]);
        var key = Key().Match(await made.Content.ReadAsStringAsync()).Value;
        using (var program = new HttpClient { BaseAddress = hall.Address })
        {
            program.DefaultRequestHeaders.Authorization = new("Bearer", key);
            (await program.GetAsync("/management/v1/centres/town/queue?department=permits")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await program.GetAsync("/management/v1/centres/town/queue?department=papers")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        never.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await administrator.ReadAsync(path);
        page.ShouldContain("<h1>Eva New</h1>");
        page.ShouldContain("eva@example.org");
        page.ShouldContain($"/credentials/{state.Credentials.Single(one => one.Principal == person && one.Kind == CredentialKind.Key).Id}/revoke");
        page.ShouldNotContain(key);
    }

    [Fact]
    public async Task Person_OfNobodysIdOrWithAGrantTheyDoNotHave_IsNotThere()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        var person = (await hall.NewLinkAsync(new Grant(Role.Viewer, ConsolePlan.Centre))).Principal!.Value;

        foreach (var path in (string[])["p-aaqaeayeaudaocajbifqydioba", "nobody", $"{person}/grants/auditor/take", $"{person}/grants/viewer@permits/take", $"{person}/grants/king/take"])
        {
            using var answer = await administrator.Client.GetAsync($"/console/halls/town/access/{path}");
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        using var read = await (await hall.VisitorAsync(Role.Auditor)).Client.GetAsync($"/console/halls/town/access/{person}");
        (await read.Content.ReadAsStringAsync()).ShouldNotContain("<form method=\"post\" action=\"/console/halls");
        using var sent = await (await hall.VisitorAsync(Role.Auditor)).SendAsync($"/console/halls/town/access/{person}", $"/console/halls/town/access/{person}/give", ("role", "administrator"), ("reason", "For me."));
        sent.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
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
        var former = await administrator.ReadAsync("/console/halls/town/staff/anna");
        former.ShouldContain("The plan has this person no more.");
        former.ShouldContain("<h1>Anna Nowak</h1>", customMessage: "As the last plan called her that named her.");
        former.ShouldNotContain("/sign-off");
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
        using var wrong = await administrator.SendAsync(
            "/console/halls/town/plan", "/console/halls/town/plan/check", ("plan", document.Replace("\"department\": \"permits\"", "\"department\": \"nowhere\"", StringComparison.Ordinal)), ("version", version));
        using var tried = await administrator.SendAsync("/console/halls/town/plan", "/console/halls/town/plan/check", ("plan", document), ("version", version));
        using var published = await administrator.SendAsync("/console/halls/town/plan", "/console/halls/town/plan/publish", ("plan", document), ("version", version), ("reason", "A new name."));
        using var stale = await administrator.SendAsync(
            "/console/halls/town/plan", "/console/halls/town/plan/publish", ("plan", document.Replace("Town Palace", "Town Hut", StringComparison.Ordinal)), ("version", version), ("reason", "Another one."));

        faulty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await faulty.Content.ReadAsStringAsync()).ShouldContain("Line 1, column 3:");
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("nowhere");
        (await wrong.Content.ReadAsStringAsync()).ShouldNotContain("Nobody at work, no open work");
        (await tried.Content.ReadAsStringAsync()).ShouldContain("Differences from what counts now: 1");
        (await tried.Content.ReadAsStringAsync()).ShouldContain("Nobody at work, no open work");
        published.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await published.Content.ReadAsStringAsync());
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Plan.Name.ShouldBe("Town Palace");
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync()).ShouldContain("Name: Town Palace → Town Hut");
    }

    [Fact]
    public async Task Plan_Overtaken_IsPublishedByWhoeverHasTickedThatTheySawTheDifference()
    {
        var administrator = await hall.VisitorAsync(Role.Administrator);
        const string path = "/console/halls/town/plan";
        var document = WebUtility.HtmlDecode(Document().Match(await administrator.ReadAsync(path)).Groups[1].Value);
        var version = (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!.Version;
        Task<HttpResponseMessage> SendAsync(string name, params (string, string)[] more) =>
            administrator.SendAsync(path, $"{path}/publish", [("plan", document.Replace("Town", name, StringComparison.Ordinal)), ("version", $"{version}"), ("reason", "A name."), .. more]);
        using var first = await SendAsync("City");

        using var stale = await SendAsync("Village");
        using var again = await SendAsync("Village");
        using var older = await SendAsync("Village", ("seen", $"{version}"));
        using var seen = await SendAsync("Village", ("seen", $"{version + 1}"));

        (first.StatusCode, stale.StatusCode, again.StatusCode, older.StatusCode, seen.StatusCode).ShouldBe(
            (HttpStatusCode.SeeOther, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.PreconditionFailed, HttpStatusCode.SeeOther));
        var page = await stale.Content.ReadAsStringAsync();
        page.ShouldContain($"name=\"version\" value=\"{version}\"");
        page.ShouldContain($"name=\"seen\" value=\"{version + 1}\"");
        using var checkedAgain = await administrator.SendAsync(path, $"{path}/check", ("plan", document), ("version", $"{version}"));
        (await checkedAgain.Content.ReadAsStringAsync()).ShouldContain($"name=\"version\" value=\"{version + 2}\"");
        using var back = await PublishAsync(administrator, document);
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await back.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Plan_OfWhoeverMayOnlyCheck_SaysWhoPublishes() =>
        (await (await hall.VisitorAsync(Role.Supervisor)).ReadAsync("/console/halls/town/plan")).ShouldContain("Only an administrator may publish");

    [GeneratedRegex("cdn_[a-z0-9]{8}_[A-Za-z0-9_-]{43}")]
    private static partial Regex Key();

    [GeneratedRegex("http[^<]*#cdl_[^<]*")]
    private static partial Regex Link();

    [GeneratedRegex("<textarea id=\"plan\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Document();
}
