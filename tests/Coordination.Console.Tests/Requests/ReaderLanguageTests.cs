using System.Net;
using Coordination.Access;
using Coordination.Console.Errors;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Shouldly;

namespace Coordination.Console.Tests.Requests;

/// <summary>What the engine says in English, readers of Chinese are told by its codes.</summary>
public sealed class ReaderLanguageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Fact]
    public async Task Request_ReadInChinese_SaysWhyItWaitsAndIsHeldAndIsUrgent()
    {
        var held = await ReadAsync($"/console/requests/{hall.Held}");
        var waiting = await ReadAsync($"/console/requests/{hall.Waiting[2]}");

        held.ShouldMatch("<p class=\"why\">按紧急程度和到达次序排在首位：紧急程度 3，已等候 \\d+ 秒；唯一空闲且能办理的人。</p>");
        held.ShouldContain("<summary>记录原文（英文）</summary><p class=\"why\" lang=\"en\">");
        held.ShouldContain("采用该服务的默认紧急程度");
        held.ShouldNotContain("No rule fits");
        waiting.ShouldContain("具备技能的 1 人均未在岗。");
        (await ReadAsync($"/console/requests/{hall.Waiting[1]}")).ShouldContain("能办理的 1 人都在忙，在办 1 件；前面还有 1 件。");
        (await ReadAsync("/console/halls/town")).ShouldContain("能办理的 1 人都在忙，在办 1 件；前面还有 0 件。");
        (await ReadAsync("/console/halls/town/staff/anna")).ShouldContain("唯一空闲且能办理的人。");
    }

    [Fact]
    public async Task Request_MadeMoreUrgent_NamesThePlansReason()
    {
        var request = await hall.SubmitAsync(ConsolePlan.Paper);
        (await hall.Host.Coordination.Request(request).ExecuteAsync(
            new EscalateRequest(Urgency.EspeciallyUrgent, new Reason(null, new ReasonId("illness"))), new CommandMeta(new Actor(ActorKind.Supervisor, "test")))).Require();

        (await ReadAsync($"/console/requests/{request}")).ShouldContain("已调整：Illness");
        (await (await hall.VisitorAsync(Role.Viewer)).ReadAsync($"/console/requests/{request}")).ShouldContain("Changed: Illness");
    }

    [Fact]
    public async Task Form_RefusedInChinese_SaysWhyInChinese()
    {
        var visitor = await hall.VisitorAsync(Role.Supervisor);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/console/halls/town/requests?status=sleeping");
        asked.Headers.Add("Accept-Language", "zh");

        using var answer = await visitor.Client.SendAsync(asked);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain("<p>“状态”不能是“sleeping”：请用");
        page.ShouldNotContain("<p lang=\"en\">");
    }

    [Fact]
    public async Task Refusal_WithoutWordsInChinese_IsToldByItsCodeAndInEnglish()
    {
        var page = new PageContext { Texts = ConsoleTexts.Find("zh")!, Address = "/", Now = default };

        var shown = WebUtility.HtmlDecode(await PageRenderer.RenderAsync(page, PageRenderer.Of<ErrorView, ErrorModel>(new ErrorModel("", "", Coordination.Web.Problems.Problem.Invalid("x", "Nobody has written this.")))));

        shown.ShouldContain("<p>所填内容无效。</p>");
        shown.ShouldContain("<p lang=\"en\">Nobody has written this.</p>");
    }

    [Theory]
    [InlineData("request.admitted", """{"reason":"Danger to life.","rule":"danger"}""", "Danger to life.", false, null)]
    [InlineData("request.admitted", """{"reason":"No rule fits; 3 is the default of this service."}""", null, false, null)]
    [InlineData("request.escalated", """{"from":3,"to":1,"automatic":true}""", null, true, null)]
    [InlineData("request.escalated", """{"from":3,"to":1,"automatic":false,"reason":"illness"}""", null, true, "illness")]
    public void Cause_OfAnEvent_IsItsCodes(string type, string payload, string? rule, bool isChanged, string? reason) =>
        UrgencyCause.Of(Event(type, payload)).ShouldBe(new UrgencyCause(rule, isChanged, reason is null ? null : new ReasonId(reason)));

    [Fact]
    public void Cause_OfAnotherEvent_IsNone() => UrgencyCause.Of(Event("item.queued", "{}")).ShouldBeNull();

    private static JournalEvent Event(string type, string payload) => new()
    {
        Version = 1, Type = type, At = DateTimeOffset.UnixEpoch, By = Actor.Anonymous, Payload = System.Text.Encoding.UTF8.GetBytes(payload),
    };

    private async Task<string> ReadAsync(string path)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, path);
        asked.Headers.Add("Accept-Language", "zh");
        using var answer = await (await hall.VisitorAsync(Role.Viewer)).Client.SendAsync(asked);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
