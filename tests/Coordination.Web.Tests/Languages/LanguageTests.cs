using System.Text.Json;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Languages;

/// <summary>Names of a plan in several languages, as callers ask for them.</summary>
public sealed class LanguageTests(HallFixture hall) : IClassFixture<HallFixture>, IAsyncLifetime
{
    private const string House = "/v1/centres/house";
    private const string Lists = "/management/v1/centres/house";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task InitializeAsync() => (await hall.Host.Coordination.Plan(BilingualPlan.Centre).PublishAsync(
        BilingualPlan.Create(), null, new CommandMeta(new Actor(ActorKind.Administrator, "test")))).Require();

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(null, "Test Hall", "en")]
    [InlineData("zh", "中Test Hall", "zh")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "中Test Hall", "zh")]
    [InlineData("en;q=0.3, zh-TW;q=0.7, fr", "中Test Hall", "zh")]
    [InlineData("zh;q=0, en", "Test Hall", "en")]
    [InlineData("fr, *;q=0.1", "Test Hall", "en")]
    [InlineData("zh;q=, ;;, =", "Test Hall", "en")]
    [InlineData("!!", "Test Hall", "en")]
    public async Task Catalogue_AskedInSomeLanguages_HasEachNameInTheDearest(string? asked, string name, string told)
    {
        var reply = await ReadAsync($"{House}/services", asked);

        reply.ShouldBe(200)["name"].ShouldBe(name);
        (reply.Headers["Content-Language"], reply.Headers["Vary"]).ShouldBe((told, "Accept-Language"));
        var before = told == "zh" ? "中" : "";
        reply.Body.GetProperty("services")[0].GetProperty("name").GetString().ShouldBe($"{before}Service 0");
        Entry(reply, "services", "papers").GetProperty("evidence")[0].GetProperty("name").GetString().ShouldBe($"{before}Passport");
        Entry(reply, "facts", "danger").GetProperty("name").GetString().ShouldBe($"{before}Danger");
        Entry(reply, "needs", "wheelchair").GetProperty("name").GetString().ShouldBe($"{before}Wheelchair");
        reply.Body.GetProperty("notHere")[0].GetProperty("referTo").GetString().ShouldBe($"{before}The tax office");
    }

    [Fact]
    public async Task Catalogue_OfAnotherLanguage_HasATagOfItsOwn()
    {
        var (plain, chinese) = (await ReadAsync($"{House}/services", null), await ReadAsync($"{House}/services", "zh-CN"));

        chinese.ETag.ShouldNotBe(plain.ETag);
        (await hall.Api.GetAsync($"{House}/services", ("Accept-Language", "zh"), ("If-None-Match", plain.ETag!))).ShouldBe(200);
        var same = (await hall.Api.GetAsync($"{House}/services", ("Accept-Language", "zh"), ("If-None-Match", chinese.ETag!))).ShouldBe(304);
        same.Headers["Vary"].ShouldBe("Accept-Language");
    }

    [Fact]
    public async Task Catalogue_OfOneLanguage_IsTheSameForEverybody()
    {
        var (plain, chinese) = (await ReadAsync("/v1/centres/hall/services", null), await ReadAsync("/v1/centres/hall/services", "zh"));

        (chinese.Text, chinese.ETag).ShouldBe((plain.Text, plain.ETag));
        plain.Headers.Keys.ShouldNotContain("Vary");
        plain.Headers.Keys.ShouldNotContain("Content-Language");
    }

    [Theory]
    [InlineData("tax", "window", "中The state collects taxes. Please ask: 中The tax office.")]
    [InlineData("business", "window", "'中Business' is only for: enterprise.")]
    [InlineData("papers", "online", "'中Passport' is missing: bring it and name it 'passport'.")]
    [InlineData("service-1", "window", "中Desk 1 is closed.")]
    public async Task Submit_NotAdmitted_NamesThingsInTheCallersLanguage(string service, string channel, string message)
    {
        var body = new { service, channel };
        var refused = (await hall.Api.SendAsync(HttpMethod.Post, $"{House}/requests", Api.Json(body), ("Accept-Language", "zh"))).ShouldBe(201);

        Reasons(refused).ShouldBe([message]);
        refused.Headers["Content-Language"].ShouldBe("zh");
        var (plain, chinese) = (await ReadAsync(refused.Location!, null), await ReadAsync(refused.Location!, "zh"));
        Reasons(plain).ShouldBe([message.Replace("中", "", StringComparison.Ordinal)]);
        Reasons(chinese).ShouldBe([message]);
        chinese.ETag.ShouldNotBe(plain.ETag);
    }

    [Fact]
    public async Task Submit_DepartmentClosedByHand_NamesItAndTheReasonInTheCallersLanguage()
    {
        (await hall.Api.PostAsync($"{Lists}/departments/desk-2/close", new { reasonCode = "emergency" }, Api.Supervisor)).ShouldBe(200);

        var refused = (await hall.Api.SendAsync(HttpMethod.Post, $"{House}/requests", Api.Json(new { service = "service-2", channel = "window" }), ("Accept-Language", "zh"))).ShouldBe(201);

        Reasons(refused).ShouldBe(["中Desk 2 is closed for now (中Emergency)."]);
    }

    [Fact]
    public async Task Move_ToAClosedTime_NamesTheDepartmentInTheCallersLanguage()
    {
        // Booked while the desk had no hours yet.
        var plan = BilingualPlan.Create();
        var meta = new CommandMeta(new Actor(ActorKind.Administrator, "test"));
        (await hall.Host.Coordination.Plan(plan.Centre).PublishAsync(plan with { Departments = [.. plan.Departments.Select(one => one with { Calendar = null })] }, null, meta)).Require();
        var booked = (await hall.Api.PostAsync($"{House}/requests", new { service = "service-1", channel = "window", appointmentAt = DateTimeOffset.UtcNow.AddHours(2) })).ShouldBe(201);
        (await hall.Host.Coordination.Plan(plan.Centre).PublishAsync(plan, null, meta)).Require();

        var moved = await hall.Api.SendAsync(
            HttpMethod.Post, $"{booked.Location}/appointment", Api.Json(new { appointmentAt = DateTimeOffset.UtcNow.AddHours(3) }), ("Accept-Language", "zh"), ("X-Actor", Api.Supervisor));

        moved.ShouldBeProblem(409, "closed")["detail"].ShouldBe("中Desk 1 is closed at the time of the appointment.");
    }

    [Fact]
    public async Task Track_UrgentByARule_SaysWhyInTheCallersLanguage()
    {
        var sent = (await hall.Api.PostAsync($"{House}/requests", new { service = "service-3", facts = new { danger = "yes" } })).ShouldBe(201);

        (await ReadAsync(sent.Location!, null))["urgencyReason"].ShouldBe("Danger.");
        var chinese = await ReadAsync(sent.Location!, "zh");
        (chinese["urgencyReason"], chinese.Headers["Content-Language"]).ShouldBe(("中Danger.", "zh"));
    }

    [Fact]
    public async Task Lists_AskedInALanguage_HaveNamesInIt()
    {
        (await hall.Api.PostAsync($"{House}/requests", new { service = "service-4" })).ShouldBe(201);
        (await hall.Api.PostAsync($"{House}/staff/clerk-4/sign-on", new { window = "4A" }, "staff:clerk-4")).ShouldBe(200);
        (await hall.Api.PostAsync($"{House}/staff/clerk-4/next", null, "staff:clerk-4")).ShouldBe(200);

        foreach (var (list, names) in ((string, string[])[])
            [
                ("requests?service=service-4", ["中Service 4", "中Desk 4"]), ("requests.csv?service=service-4", ["中Service 4"]), ("requests.ndjson?service=service-4", ["中Service 4", "中Desk 4"]),
                ("handlings?service=service-4", ["中Service 4", "中Desk 4"]), ("handlings.csv?service=service-4", ["中Service 4", "中Desk 4"]),
                ("figures?by=service", ["中Service 4"]), ("figures.csv?by=department", ["中Desk 4"]), ("departments/desk-4/report", ["中Desk 4"]),
            ])
        {
            var (plain, chinese) = (await ReadAsync($"{Lists}/{list}", null), await ReadAsync($"{Lists}/{list}", "zh"));
            names.ShouldAllBe(name => chinese.Text.Contains(name), list);
            plain.Text.ShouldNotContain("中", customMessage: list);
            (chinese.Headers["Content-Language"], chinese.Headers["Vary"]).ShouldBe(("zh", "Accept-Language"), list);
        }
    }

    [Fact]
    public async Task Document_OfWhatHasNames_TellsTheHeader()
    {
        var paths = (await hall.Api.GetAsync("/openapi/v1.json")).ShouldBe(200).Body.GetProperty("paths");

        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Where(operation => operation.Value.TryGetProperty("parameters", out var parameters)
                && parameters.EnumerateArray().Any(one => one.GetProperty("name").GetString() == "Accept-Language" && one.GetProperty("in").GetString() == "header"))
            .Select(operation => operation.Value.GetProperty("operationId").GetString())
            .ShouldBe(
                ["readServices", "readRequest", "submitRequest", "moveAppointment", "listRequestsOfHall", "listHandlings", "readFigures", "reportDepartment", "previewBatch",
                 "exportRequestsCsv", "exportRequestsNdjson", "exportHandlingsCsv", "exportHandlingsNdjson", "exportFiguresCsv", "exportFiguresNdjson"], ignoreOrder: true);
    }

    [Fact]
    public async Task Plan_AskedInALanguage_IsAsItWasWritten() =>
        JsonSerializer.Serialize((await ReadAsync($"{Lists}/plan", "zh")).Body.GetProperty("name"), Relaxed).ShouldBe("""{"en":"Test Hall","zh":"中Test Hall"}""");

    private static JsonElement Entry(ApiReply reply, string list, string id) =>
        reply.Body.GetProperty(list).EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);

    private static IEnumerable<string?> Reasons(ApiReply reply) => reply.Body.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("message").GetString());

    private Task<ApiReply> ReadAsync(string path, string? asked) => hall.Api.GetAsync(path, asked is null ? [] : [("Accept-Language", asked)]);
}
