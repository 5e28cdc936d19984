using System.Net;
using Coordination.Access;
using Coordination.Console.Explorer;
using Coordination.Console.Tests.Hosting;
using Coordination.Console.Texts;
using Coordination.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Explorer;

/// <summary>A grain's page is read by people: who did it by name, times by the hall's clocks, and what changed with what it was.</summary>
public sealed class GrainPageTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    [Theory]
    [InlineData("request", "completed", "已办结")]
    [InlineData("request", "in-service", "办理中")]
    [InlineData("staff", "signed-off", "未在岗")]
    [InlineData("batch", "running", "进行中")]
    [InlineData("department", "by-calendar", "按日历")]
    public void Status_OfAGrain_IsToldInWords(string kind, string status, string words) =>
        GrainModel.StatusOf(GrainKinds.All.Single(one => one.Name == kind), status, ConsoleTexts.Find("zh")!).ShouldBe(words);

    [Fact]
    public async Task Moment_ThatIsAskedFor_StaysInItsField()
    {
        var auditor = await hall.VisitorAsync(Role.Auditor);
        using var asked = await auditor.Client.GetAsync("/console/grains/staff/town/anna?when=2099-03-01T10:15:20");

        var page = await auditor.ReadAsync(asked.Headers.Location!.OriginalString);

        page.ShouldContain("name=\"when\" type=\"datetime-local\" step=\"1\" required value=\"2099-03-01T10:15:20\"");
    }

    [Fact]
    public async Task Grain_OfAPerson_TellsWhoWhenAndWhatInWords()
    {
        var supervisor = await hall.VisitorAsync(Role.Supervisor);
        using var paused = await supervisor.SendAsync("/console/halls/town/staff/anna/pause", "/console/halls/town/staff/anna/pause", ("reasonCode", "illness"));
        paused.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var page = WebUtility.HtmlDecode(await (await hall.VisitorAsync(Role.Auditor)).ReadAsync("/console/grains/staff/town/anna"));

        page.ShouldContain("<span class=\"state\">paused</span>");
        page.ShouldContain(">Eva Smith</span>, supervisor");
        page.ShouldMatch("<s><code>\"signed-on\"</code></s>\\s*<span aria-hidden=\"true\">→</span><span class=\"unseen\">becomes</span>\\s*<strong><code>\"paused\"</code></strong>");
        page.ShouldMatch("<span class=\"nowrap\" title=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\">\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d</span>");
        page.ShouldMatch("<dt><code>since</code></dt><dd><span class=\"nowrap\" title=\"[^\"]+\\+00:00\">\\d{4}-");
    }
}
