using System.Text;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>However much is wrong, a problem stays short.</summary>
public sealed class FaultBoundTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const int MostBytes = 64 * 1024;

    [Fact]
    public async Task Command_ThousandsOfUnknownFields_TellsAHundred() =>
        Check(await PostAsync($"{{\"service\":\"service-1\",{Fields(8000)}}}"), 100);

    [Fact]
    public async Task Command_ThousandsOfWrongEntries_TellsAHundred() =>
        Check(await PostAsync($"{{\"service\":\"service-1\",\"evidence\":[{string.Join(',', Enumerable.Repeat("5", 50_000))}]}}"), 100);

    [Fact]
    public async Task Command_NamesWithoutEnd_AreShortened()
    {
        var name = new string('x', 100_000);

        var reply = Check(await PostAsync($"{{\"service\":\"service-1\",\"{name}\":1,\"facts\":{{\"{name}\":5}}}}"), 2);

        reply.Text.Length.ShouldBeLessThan(2000);
    }

    [Fact]
    public async Task SignOn_WindowWithoutEnd_IsNotRepeated()
    {
        var lane = hall.NextLane();

        (await hall.Api.PostAsync($"{lane.Person}/sign-on", new { window = new string('w', 200_000) })).ShouldBeProblem(400, "invalid", "window")
            .Text.Length.ShouldBeLessThan(1000);
    }

    [Fact]
    public async Task Query_ThousandsOfStatuses_AreShortened() =>
        (await hall.Api.GetAsync($"/management/v1/centres/hall/requests?status={string.Join(',', Enumerable.Repeat("no-such-status", 400))}")).ShouldBeProblem(400, "invalid", "status")
            .Text.Length.ShouldBeLessThan(1000);

    [Fact]
    public async Task Plan_ThousandsOfUnknownFields_TellsAHundred() =>
        Check(await PutAsync($"{{{Fields(8000)}}}"), 100);

    [Fact]
    public async Task Plan_ThousandsOfFaultyEntries_TellsAHundred()
    {
        var services = string.Join(',', Enumerable.Range(0, 4000).Select(index => $"{{\"id\":\"s{index}\",\"name\":\"\",\"steps\":[{{\"id\":\"a\",\"department\":\"no{index}\",\"expectedMinutes\":1}}]}}"));

        (await PutAsync($"{{\"centre\":\"hall\",\"name\":\"Hall\",\"timeZone\":\"Etc/UTC\",\"departments\":[],\"services\":[{services}],\"staff\":[]}}")).ShouldBeProblem(422, "plan-invalid")
            .Body.GetProperty("faults").GetArrayLength().ShouldBe(100);
    }

    [Fact]
    public async Task Plan_ListThatIsTooLong_IsNotWalked()
    {
        var reply = (await PutAsync($"{{\"departments\":[{string.Join(',', Enumerable.Repeat("{}", 100_000))}]}}")).ShouldBe(400);

        reply.Text.ShouldContain("There are 100000 entries");
        reply.Text.ShouldNotContain("departments[0]");
    }

    [Fact]
    public async Task Plan_OfMillionsOfValues_IsRefusedAtOnce() =>
        (await PutAsync($"{{\"departments\":[{string.Join(',', Enumerable.Repeat("{}", 3_000_000))}]}}")).ShouldBeProblem(400, "invalid", "$")["detail"]!.ShouldContain("more than 1000000");

    private static string Fields(int count) => string.Join(',', Enumerable.Range(0, count).Select(index => $"\"field-{index}\":0"));

    private static ApiReply Check(ApiReply reply, int faults)
    {
        reply.ShouldBe(400).Body.GetProperty("faults").GetArrayLength().ShouldBe(faults);
        Encoding.UTF8.GetByteCount(reply.Text).ShouldBeLessThan(MostBytes);
        return reply;
    }

    private Task<ApiReply> PostAsync(string body) => hall.Api.SendAsync(HttpMethod.Post, "/v1/centres/hall/requests", Api.Raw(body));

    private Task<ApiReply> PutAsync(string plan) =>
        hall.Api.SendAsync(HttpMethod.Put, "/management/v1/centres/hall/plan", Api.Raw(plan), ("X-Actor", Api.Supervisor), ("If-Match", "*"));
}
