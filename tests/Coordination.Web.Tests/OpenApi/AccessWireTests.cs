using Coordination.Access;
using Coordination.Web.Tests.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>What principals alone may call answers in the form that the document gives: access, and people's data.</summary>
public sealed class AccessWireTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private static readonly string[] Tags = ["access", "erasures"];

    [Fact]
    public async Task EveryOperation_OfAccessAndErasures_AnswersInTheDocumentsForm()
    {
        var document = await ApiDocument.ReadAsync(hall.Host.Client);
        var schemas = new WireSchemas(document);
        using var client = new HttpClient(new WireRecorder(schemas)) { BaseAddress = hall.Host.Client.BaseAddress };
        var api = new Api(client);
        var administrator = await hall.NewAsync(new Grant(Role.Administrator)) with { Api = api };
        var supervisor = await hall.NewAsync(Role.Supervisor) with { Api = api };

        await AccessAsync(administrator, "/management/v1/access", "system", "portal");
        await AccessAsync(administrator, "/management/v1/centres/hall/access", "device", "device");
        await ErasuresAsync(supervisor, administrator, "/management/v1/centres/hall/erasures");
        await ErasuresOfAllHallsAsync(await hall.NewAsync(new Grant(Role.Supervisor)) with { Api = api }, administrator);
        await TextsAsync(supervisor, administrator);
        await ProblemsAsync(supervisor, administrator);

        schemas.Complaints.ShouldBeEmpty();
        var expected = document.Operations.Where(operation =>
            operation.Path.EndsWith("}/personal", StringComparison.Ordinal) || operation.Json.GetProperty("tags").EnumerateArray().Any(tag => Tags.Contains(tag.GetString()))).Where(operation => operation.Id != "readPersonal").ToList();
        expected.Count.ShouldBeGreaterThan(20);
        expected.Select(operation => operation.Id).Except(schemas.Answered).ShouldBeEmpty();
    }

    private static async Task AccessAsync(Keyed administrator, string path, string kind, string role)
    {
        var purpose = kind == "device" ? "kiosk" : null;
        var principal = (await GoodAsync(administrator, $"{path}/principals", new { kind, purpose, name = "It", contact = "it@example.org", grants = new[] { new { role } }, reason = "A test." }))["principal"]!;
        var one = $"{path}/principals/{principal}";
        await GoodAsync(administrator, $"{one}/describe", new { name = "That", reason = "Another name." });
        await GoodAsync(administrator, $"{one}/grants/take", new { grant = new { role }, reason = "Not so." });
        await GoodAsync(administrator, $"{one}/grants/give", new { grant = new { role }, reason = "So." });
        var key = await GoodAsync(administrator, $"{one}/keys", new { expiresAt = DateTimeOffset.UtcNow.AddDays(1), scope = new[] { new { role } }, reason = "A key." });
        await ReadAsync(administrator, path);
        await GoodAsync(administrator, $"{path}/credentials/{key["credential"]}/revoke", new { reason = "Lost." });
        await GoodAsync(administrator, $"{one}/disable", new { reason = "Gone." });
        await ReadAsync(administrator, path);
    }

    private static async Task ErasuresAsync(Keyed asker, Keyed approver, string path)
    {
        var request = (await asker.Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1", personal = new { name = "Ana", contact = "+48 600 77" } })).ShouldBe(201)["request"]!;
        await GoodAsync(asker, $"{path}/find", new { contact = "+48 600 77", reason = "She has called." });
        await GoodAsync(asker, $"{path}/holds/{request}/hold", new { reason = "A dispute." });
        await ReadAsync(asker, path);
        await ReadAsync(asker, $"{path}/holds");
        await GoodAsync(asker, $"{path}/holds/{request}/lift", new { reason = "It is over." });
        await DecideAsync("export", "approve");
        await DecideAsync("erase", "decline");
        await DecideAsync("erase", "approve");
        await ReadAsync(asker, path);

        async Task DecideAsync(string what, string decision)
        {
            var number = (await GoodAsync(asker, path, new { what, basis = "consent-withdrawn", requests = new[] { request }, reason = "She asks." }))["number"];
            await ReadAsync(asker, $"{path}/{number}");
            await GoodAsync(approver, $"{path}/{number}/{decision}", new { reason = "It is she." });
            await ReadAsync(approver, $"{path}/{number}");
            if (what == "export")
            {
                await GoodAsync(asker, $"{path}/{number}/document", new { reason = "For her." });
            }
        }
    }

    private static async Task ErasuresOfAllHallsAsync(Keyed asker, Keyed approver)
    {
        const string path = "/management/v1/erasures";
        foreach (var decision in (string[])["decline", "approve"])
        {
            var number = (await GoodAsync(asker, path, new { what = "erase", basis = "law", grains = new[] { new { kind = "access", versions = new[] { 1 } } }, reason = "He left." }))["number"];
            await ReadAsync(asker, path);
            await ReadAsync(asker, $"{path}/{number}");
            await GoodAsync(approver, $"{path}/{number}/{decision}", new { reason = "Yes." });
        }
    }

    private static async Task TextsAsync(Keyed supervisor, Keyed administrator)
    {
        await GoodAsync(supervisor, "/v1/centres/hall/staff/clerk-1/sign-on", new { reason = "He forgot it." });
        await GoodAsync(supervisor, "/management/v1/centres/hall/departments/desk-1/limit", new { limit = 2, reason = "A test." });
        await GoodAsync(supervisor, "/management/v1/centres/hall/crisis/declare", new { reason = "A drill." });
        var batch = (await supervisor.PostAsync("/management/v1/centres/hall/batches", new { command = "cancel", requests = new[] { Guid.NewGuid() }, reason = "A test." })).ShouldBe(200)["batch"];
        foreach (var (reader, grain) in ((Keyed, string)[])[(supervisor, "staff/hall/clerk-1"), (supervisor, "department/hall/desk-1"), (supervisor, "centre/hall"), (supervisor, "plan/hall"), (supervisor, $"batch/hall/{batch}"), (supervisor, "erasures/hall/hall"), (administrator, "access/hall/hall")])
        {
            (await reader.Api.SendAsync(HttpMethod.Get, $"/management/v1/grains/{grain}/personal", null, ("X-Api-Key", reader.Key), ("X-Reason", "A test."))).ShouldBe(200);
            (await reader.GetAsync($"/management/v1/grains/{grain}/personal")).ShouldBe(428);
        }
    }

    private static async Task ProblemsAsync(Keyed supervisor, Keyed administrator)
    {
        (await supervisor.Api.GetAsync("/management/v1/access")).ShouldBe(401);
        (await supervisor.GetAsync("/management/v1/access")).ShouldBe(403);
        (await supervisor.PostAsync("/management/v1/centres/hall/erasures/find", new { contact = "x" })).ShouldBe(428);
        (await supervisor.GetAsync("/management/v1/centres/hall/erasures/12345")).ShouldBe(404);
        (await administrator.PostAsync("/management/v1/access/principals", new { kind = "person" })).ShouldBe(428);
        (await administrator.PostAsync("/management/v1/access/principals", new { kind = "robot", reason = "?" })).ShouldBe(400);
    }

    private static async Task<ApiReply> GoodAsync(Keyed caller, string path, object body) => (await caller.PostAsync(path, body)).ShouldBe(200);

    private static async Task ReadAsync(Keyed caller, string path) => (await caller.GetAsync(path)).ShouldBe(200);
}
