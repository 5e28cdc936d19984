using Coordination.Access;
using Coordination.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Coordination.Web.Tests.Access;

/// <summary>Whoever gives a batch has each request do only what they may have it do by hand.</summary>
public sealed class BatchAccessTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    private const string Batches = "/management/v1/centres/hall/batches";

    [Fact]
    public async Task SupervisorOfADepartment_GivesOneThereAndNoRequestElsewhereIsTold()
    {
        var (own, other) = (await SubmitAsync(21), await SubmitAsync(22));
        var supervisor = await hall.NewAsync(Role.Supervisor, department: "desk-21");

        (await supervisor.GetAsync(Batches)).Status.ShouldBe(403);
        (await supervisor.PostAsync(Batches, new { command = "cancel", requests = new[] { own }, reason = "No." })).Status.ShouldBe(403);
        (await supervisor.GetAsync($"{Batches}/preview?department=desk-21&open=true&command=cancel")).ShouldBe(200)["count"].ShouldBe("1");
        var batch = (await supervisor.PostAsync($"{Batches}?department=desk-21", new { command = "escalate", urgency = 1, requests = new[] { own, other }, reason = "A flood." })).ShouldBe(200)["batch"];

        await Until.TrueAsync(async () => (await supervisor.GetAsync($"{Batches}/{batch}")).ShouldBe(200)["stage"] == "done");
        var items = (await supervisor.GetAsync($"{Batches}/{batch}/items")).ShouldBe(200).Body.GetProperty("rows");
        items[0].GetProperty("outcome").GetString().ShouldBe("done");
        items[1].GetProperty("code").GetString().ShouldBe("not-allowed");
        (await supervisor.GetAsync($"{Batches}?department=desk-21")).ShouldBe(200).Body.GetProperty("rows").GetArrayLength().ShouldBe(1);
        (await (await hall.NewAsync(Role.Supervisor, department: "desk-22")).GetAsync($"{Batches}/{batch}")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Auditor_ReadsBatchesAndGivesNone()
    {
        var auditor = await hall.NewAsync(Role.Auditor);

        (await auditor.GetAsync(Batches)).ShouldBe(200);
        (await auditor.PostAsync(Batches, new { command = "cancel", requests = new[] { await SubmitAsync(23) }, reason = "No." })).ShouldBeProblem(403, "not-allowed", "give-batches");
        (await (await hall.NewAsync(Role.Head)).GetAsync(Batches)).ShouldBeProblem(403, "not-allowed", "read-batches");
    }

    private async Task<string> SubmitAsync(int lane) => (await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = $"service-{lane}" })).ShouldBe(201)["request"]!;
}
