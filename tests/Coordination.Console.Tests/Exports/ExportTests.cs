using System.Globalization;
using System.Text;
using Coordination.Access;
using Coordination.Console.Tests.Hosting;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Console.Tests.Exports;

/// <summary>Lists that are saved from a page open by hand in a spreadsheet, and are told apart by their names.</summary>
public sealed class ExportTests(ConsoleFixture hall) : IClassFixture<ConsoleFixture>
{
    private static readonly CommandMeta Ewa = new(new Actor(ActorKind.Staff, "ewa"));
    private static readonly CommandMeta Anna = new(new Actor(ActorKind.Staff, "anna"));

    [Fact]
    public async Task Finished_SavedFromAPage_NameWhoHasDoneThem()
    {
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("ewa")).ExecuteAsync(new SignOn("3"), Ewa)).Require();
        await ((EmbeddedHost)hall.Host.Coordination).WhenIdleAsync();
        var request = hall.Waiting[2];
        (await hall.Host.Coordination.Request(request).ExecuteAsync(new StartItem(0, new("ewa")), Ewa)).Require();
        (await hall.Host.Coordination.Request(request).ExecuteAsync(new CompleteItem(0, new("ewa")), Ewa)).Require();
        var auditor = await hall.VisitorAsync(Role.Auditor);

        await Until.TrueAsync(async () => (await auditor.ReadAsync("/console/halls/town/requests.csv?status=completed")).Contains($"{request}", StringComparison.Ordinal));

        var table = await auditor.ReadAsync("/console/halls/town/requests.csv?status=completed");
        table.ShouldContain(",Held by,Handled by,");
        table.Split("\r\n").Single(row => row.StartsWith($"{request}", StringComparison.Ordinal)).ShouldContain(",Papers,,Ewa Lis,");
        (await auditor.ReadAsync("/console/halls/town/requests?status=completed")).ShouldContain("Ewa Lis");
    }

    [Theory]
    [InlineData("requests")]
    [InlineData("audit")]
    [InlineData("figures")]
    [InlineData("batches/{0}/items")]
    public async Task List_SavedFromAPage_IsKnownAsUtf8AndNamedByHallAndDay(string list)
    {
        var batch = await hall.GiveBatchAsync();
        var path = $"/console/halls/town/{string.Format(CultureInfo.InvariantCulture, list, batch)}";
        var name = list.StartsWith("batches", StringComparison.Ordinal) ? $"batch-{batch}" : list;
        var auditor = await hall.VisitorAsync(Role.Auditor);
        var day = Today();

        using var table = await auditor.Client.GetAsync($"{path}.csv");
        using var lines = await auditor.Client.GetAsync($"{path}.ndjson");

        (await table.Content.ReadAsByteArrayAsync()).AsSpan()[..3].ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray());
        (await lines.Content.ReadAsByteArrayAsync()).AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeFalse();
        table.Content.Headers.ContentDisposition!.FileName.ShouldBeOneOf($"town-{name}-{day}.csv", $"town-{name}-{Today()}.csv");
        lines.Content.Headers.ContentDisposition!.FileName.ShouldBeOneOf($"town-{name}-{day}.ndjson", $"town-{name}-{Today()}.ndjson");
    }

    [Theory]
    [InlineData("requests", "en", "Id,Service,Status,Urgency,Channel,", ",\"3, general\",online,", "Submitted (Europe/Warsaw)")]
    [InlineData("requests", "zh", "编号,服务,状态,紧急程度,渠道,", ",3，一般,网上,", "提交时间（Europe/Warsaw）")]
    [InlineData("audit", "en", "When (Europe/Warsaw),Who,Role,What,On what,", "Anna Nowak,clerk,signed on,Person,town/anna", "Id on record")]
    [InlineData("audit", "zh", "时间（Europe/Warsaw）,操作者,角色,事件,对象,", "Anna Nowak,工作人员,签到,人员,town/anna", "记录编号")]
    [InlineData("figures", "zh", "指标,提交,未受理,", "\r\n合计,", "占用率（%）")]
    [InlineData("batches/{0}/items", "zh", "批次序号,编号,状态,被拒绝的原因", ",被拒绝,", "不存在或属于其他大厅")]
    public async Task Table_SavedFromAPage_IsInTheReadersWordsAndTheHallsTime(string list, string language, string heads, string row, string head)
    {
        var batch = await hall.GiveBatchAsync();
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("anna")).ExecuteAsync(new SignOff(Release: true), Anna)).Require();
        (await hall.Host.Coordination.Staff(ConsolePlan.Centre, new("anna")).ExecuteAsync(new SignOn("1"), Anna)).Require();
        var auditor = await hall.VisitorAsync(Role.Auditor);
        await Until.TrueAsync(async () => (await auditor.ReadAsync("/console/halls/town/audit?event=staff.signed-on&limit=1")).Contains("Anna Nowak", StringComparison.Ordinal));

        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/console/halls/town/{string.Format(CultureInfo.InvariantCulture, list, batch)}.csv");
        asked.Headers.Add("Accept-Language", language);
        using var answer = await auditor.Client.SendAsync(asked);
        var table = await answer.Content.ReadAsStringAsync();

        table.TrimStart('\uFEFF').ShouldStartWith(heads);
        table.ShouldContain(row);
        table.ShouldContain(head);
        table.ShouldNotContain("+00:00");
        table.ShouldNotMatch("\\dT\\d\\d:", "No instant of a program.");
    }

    [Fact]
    public async Task Table_WithANameThatASpreadsheetWouldRun_StaysAText()
    {
        var plan = ConsolePlan.Create(ConsolePlan.Centre);
        var published = (await hall.Host.Coordination.Plan(ConsolePlan.Centre).ReadAsync())!;
        (await hall.Host.Coordination.Plan(ConsolePlan.Centre).PublishAsync(
            plan with { Services = [plan.Services[0], plan.Services[1] with { Name = "=HYPERLINK(\"http://x\")" }] }, published.Version, Anna)).Require();

        (await (await hall.VisitorAsync(Role.Auditor)).ReadAsync("/console/halls/town/requests.csv")).ShouldContain(",\"'=HYPERLINK(");
    }

    private string Today() => TimeZoneInfo.ConvertTime(hall.Host.Coordination.Time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
