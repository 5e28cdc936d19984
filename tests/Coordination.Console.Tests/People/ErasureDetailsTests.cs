using System.Net;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Erasures;
using Coordination.Requests;
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

        // Its words are personal text, behind a look that is on record, for whoever may read such.
        page.ShouldContain("a supervisor or an auditor may read them");
        var words = $"/console/grains/erasures/town/hall/personal?after={number - 1}&limit=1";
        WebUtility.HtmlDecode(own).ShouldContain($"href=\"{words}\"");
        using var shown = await asker.SendAsync(words, words, ("reason", "To decide."));
        (await shown.Content.ReadAsStringAsync()).ShouldContain("She asks &lt;us&gt;.");
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
