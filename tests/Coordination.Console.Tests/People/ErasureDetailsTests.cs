using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Erasures;
using Coordination.Requests;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.People;

/// <summary>Whoever decides on an erasure sees what it is.</summary>
public sealed class ErasureDetailsTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private const string People = "/console/halls/town/people";

    [Theory]
    [InlineData("approve")]
    [InlineData("decline")]
    public async Task Decision_OnAnErasure_ShowsWhoseDataWhoAskedWhenAndOnWhichBasis(string decision)
    {
        var submit = new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper, Personal = new PersonalDetails("Ana", $"{decision}@example.org") };
        var request = (await hall.Host.Coordination.SubmitAsync(submit, new CommandMeta(Actor.Anonymous))).Require().Request;
        var asker = await hall.VisitorAsync(Role.Supervisor);
        using var asked = await asker.SendAsync(People, $"{People}/ask", ("what", "erase"), ("basis", "consent-withdrawn"), ("contact", $"{decision}@example.org"), ("reason", "She asks <us>."));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;

        var page = await (await hall.VisitorAsync(Role.Administrator)).ReadAsync($"{People}/{number}/{decision}");
        var own = await asker.ReadAsync($"{People}/{number}/decline");

        page.ShouldContain($"href=\"/console/requests/{request}\">Paper</a> <code>{request}</code>");
        page.ShouldContain("Requests found: 1");
        page.ShouldContain(">Eva Smith</span>, supervisor");
        page.ShouldMatch(">Eva Smith</span>, supervisor <code>p-[a-z0-9]{26}</code>", "Also for whoever cannot point at a name.");
        page.ShouldContain("<dd>consent withdrawn <code>consent-withdrawn</code></dd>");
        page.ShouldNotContain("example.org");

        // Why it was asked belongs to what is decided on.
        page.ShouldContain("<q>She asks &lt;us&gt;.</q>");
        own.ShouldContain("<q>She asks &lt;us&gt;.</q>");

        // Once it is decided on, its words are behind a look that is on record, for whoever may read such.
        using var declined = await asker.SendAsync($"{People}/{number}/decline", $"{People}/{number}/decline", ("reason", "Not any more."));
        declined.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var words = $"/console/grains/erasures/town/hall/personal?after={number - 1}&limit=1";
        var late = WebUtility.HtmlDecode(await asker.ReadAsync($"{People}/{number}/decline"));
        late.ShouldContain($"href=\"{words}\"");
        late.ShouldNotContain("She asks");
        using var shown = await asker.SendAsync(words, words, ("reason", "To decide."));
        (await shown.Content.ReadAsStringAsync()).ShouldContain("She asks &lt;us&gt;.");
        (await (await hall.VisitorAsync(Role.Administrator)).ReadAsync(People)).ShouldContain("declined by");
    }

    [Fact]
    public async Task Erasure_CarriedOut_NamesBothPeopleWhereTheEngineHasDoneIt()
    {
        var submit = new SubmitRequest { Centre = ConsolePlan.Centre, Service = ConsolePlan.Paper, Personal = new PersonalDetails("Ana", "gone@example.org") };
        var request = (await hall.Host.Coordination.SubmitAsync(submit, new CommandMeta(Actor.Anonymous))).Require().Request;
        var (asker, second, auditor) = (await hall.VisitorAsync(Role.Supervisor), await hall.VisitorAsync(Role.Administrator), await hall.VisitorAsync(Role.Auditor));
        using var looked = await asker.SendAsync($"/console/requests/{request}/personal", $"/console/requests/{request}/personal", ("reason", "A complaint."));
        using var asked = await asker.SendAsync(People, $"{People}/ask", ("what", "erase"), ("basis", "consent-withdrawn"), ("contact", "gone@example.org"), ("reason", "She asks."));
        var number = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Number;
        using var approved = await second.SendAsync($"{People}/{number}/approve", $"{People}/{number}/approve", ("reason", "She may."));
        await Until.TrueAsync(async () => (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Find(number)!.Stage == ErasureStage.Done);

        string[] pages = [await auditor.ReadAsync($"/console/requests/{request}"), await auditor.ReadAsync("/console/halls/town/audit?event=personal.erased")];

        foreach (var page in pages.Select(WebUtility.HtmlDecode))
        {
            page!.ShouldMatch("asked for by\\s*<span [^>]*>Eva Smith</span>, supervisor\\s*· approved by\\s*<span [^>]*>Eva Smith</span>, administrator");
        }

        (await auditor.ReadAsync("/console/halls/town/audit?event=personal.read")).ShouldContain("the reason went with the erased texts");
    }

    [Theory]
    [InlineData("Ana Lee", "never by name")]
    [InlineData("301-B", "never by name")]
    [InlineData("601 234 567", "without the number of a country")]
    [InlineData("+48 601 234 567", "with 00 or +")]
    [InlineData("ana@exampel.org", "letter by letter")]
    public async Task Contact_ThatFindsNothing_SaysHowElseItMayBeOnRecord(string contact, string hint)
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        using var found = await asker.SendAsync(People, $"{People}/find", ("contact", contact), ("reason", "They ask."));
        using var asked = await asker.SendAsync(People, $"{People}/ask", ("what", "export"), ("basis", "access-request"), ("contact", contact), ("reason", "They ask."));

        (found.StatusCode, asked.StatusCode).ShouldBe((HttpStatusCode.OK, HttpStatusCode.NotFound));
        foreach (var page in (string[])[await found.Content.ReadAsStringAsync(), await asked.Content.ReadAsStringAsync()])
        {
            WebUtility.HtmlDecode(page).ShouldContain(hint);
            WebUtility.HtmlDecode(page).ShouldContain(contact);
        }
    }

    [Theory]
    [InlineData(Role.Administrator, "You approve or decline")]
    [InlineData(Role.Auditor, "administrators approve")]
    public async Task People_ForWhoMayNotSearch_SaysWhoDoes(Role role, string words)
    {
        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(role)).ReadAsync(People));

        page.ShouldContain("Supervisors find a citizen’s requests");
        page.ShouldContain(words);
        page.ShouldNotContain("/people/find\"");
    }

    [Theory]
    [InlineData("no-longer-needed", "", "no longer needed")]
    [InlineData("", "archive-act", "archive-act")]
    public async Task Basis_ChosenByItsNameOrGivenByItsCode_IsOnRecordAsACode(string chosen, string given, string told)
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        using var asked = await asker.SendAsync(
            People, $"{People}/ask", ("what", "export"), ("basis", chosen), ("otherBasis", given), ("request", $"{hall.Held}"), ("reason", "They ask."));

        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther, await asked.Content.ReadAsStringAsync());
        (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())!.Erasures[^1].Basis.ShouldBe(chosen.Length > 0 ? chosen : given);
        (await asker.ReadAsync(People)).ShouldContain($"on the basis {told}");
    }

    [Fact]
    public async Task Basis_ChosenAndFilledIn_IsRefusedAndTheOtherIsMarked()
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        var before = (await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())?.Erasures.Length ?? 0;
        using var asked = await asker.SendAsync(People, $"{People}/ask", ("what", "erase"), ("basis", "law"), ("otherBasis", "archive-act"), ("request", $"{hall.Held}"), ("reason", "They ask."));

        asked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await asked.Content.ReadAsStringAsync();
        page.ShouldMatch("<input id=\"other-basis\"[^>]* value=\"archive-act\"[^>]* aria-invalid=\"true\" aria-describedby=\"refused basis-hint\"");
        page.ShouldContain("<option value=\"law\" selected");
        page.ShouldContain("not both.");
        ((await hall.Host.Coordination.Erasures(ConsolePlan.Centre).ReadAsync())?.Erasures.Length ?? 0).ShouldBe(before);
    }

    [Fact]
    public async Task Basis_LeftOpen_IsRefusedAndChosenForNobody()
    {
        var asker = await hall.VisitorAsync(Role.Supervisor);
        using var asked = await asker.SendAsync(People, $"{People}/ask", ("what", "erase"), ("basis", ""), ("otherBasis", ""), ("request", $"{hall.Held}"), ("reason", "They ask."));

        asked.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await asked.Content.ReadAsStringAsync()).ShouldContain("<select id=\"basis\" name=\"basis\" aria-invalid=\"true\"");
    }
}
