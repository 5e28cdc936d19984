using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

/// <summary>One command for many requests, over HTTP.</summary>
public sealed class BatchTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Batches = "/management/v1/centres/hall/batches";

    [Fact]
    public async Task Batch_FromPreviewToEnd_TellsWhatTheFilterFinds()
    {
        var lane = hall.NextLane();
        var (done, first, second) = (await lane.CompletedAsync(), await lane.SubmitAsync(), await lane.SubmitAsync());
        var filter = $"service={lane.Service}";

        var preview = (await hall.Api.GetAsync($"{Batches}/preview?{filter}&command=escalate&newUrgency=2")).ShouldBe(200);
        preview["count"].ShouldBe("3");
        preview.Body.GetProperty("rows").GetArrayLength().ShouldBe(3);
        preview.Body.GetProperty("doubts").EnumerateArray().Select(doubt => (doubt.GetProperty("why").GetString(), doubt.GetProperty("count").GetInt32())).ShouldBe([("closed", 1)]);

        var started = (await GiveAsync(filter, new { command = "escalate", urgency = 2, expected = 3, reason = "A flood.", reasonCode = "emergency" }, "k1")).ShouldBe(200);
        var batch = await EndedAsync(started["batch"]!);
        (batch["stage"], batch["count"], batch["done"], batch["refused"], batch["left"]).ShouldBe(("done", "3", "2", "1", "0"));
        (batch["filter"], batch["reason"], batch["urgency"]).ShouldBe((filter, "emergency", "2"));
        batch.Body.GetProperty("refusals")[0].GetProperty("code").GetString().ShouldBe("wrong-state");

        var items = (await hall.Api.GetAsync($"{Batches}/{started["batch"]}/items?outcome=refused")).ShouldBe(200).Body.GetProperty("rows");
        items.GetArrayLength().ShouldBe(1);
        items[0].GetProperty("request").GetString().ShouldBe(done);
        var csv = (await hall.Api.GetAsync($"{Batches}/{started["batch"]}/items.csv")).ShouldBe(200).Text.Split("\r\n");
        csv[..3].ShouldBe(["place,request,outcome,code", $"1,{done},refused,wrong-state", $"2,{first},done,"]);

        // With its key it is told again, whatever the filter finds by now; another one with the key is none.
        await lane.SubmitAsync();
        var again = (await GiveAsync(filter, new { command = "escalate", urgency = 2, expected = 3, reason = "A flood.", reasonCode = "emergency" }, "k1")).ShouldBe(200);
        (again["batch"], again["version"], again["stage"]).ShouldBe((started["batch"], started["version"], started["stage"]));
        (await GiveAsync(filter, new { command = "cancel", expected = 4, reason = "A flood." }, "k1")).ShouldBeProblem(422, "key-reused", "key");
        (await hall.Api.GetAsync($"/v1/requests/{second}")).ShouldBe(200)["urgency"].ShouldBe("2");
    }

    [Fact]
    public async Task Start_FilterFindsAnotherNumber_TellsBothAndDoesNothing()
    {
        var lane = hall.NextLane();
        var request = await lane.SubmitAsync();

        var reply = await GiveAsync($"service={lane.Service}", new { command = "cancel", expected = 5, reason = "No more." });

        reply.ShouldBeProblem(409, "count-differs", "expected");
        reply["detail"]!.ShouldContain("found 5");
        reply["detail"]!.ShouldContain("finds 1 now");
        (await hall.Api.GetAsync($"/v1/requests/{request}")).ShouldBe(200)["status"].ShouldBe("waiting");
    }

    [Fact]
    public async Task Start_NamedRequests_AreToldAndOnlyTheItemsOfOnePerson()
    {
        var (lane, other) = (hall.NextLane(), hall.NextLane());
        var (held, waiting) = (await lane.TakenAsync(), await other.TakenAsync());

        var started = (await GiveAsync($"holder={lane.Clerk}", new { command = "release", requests = new[] { held, waiting }, reason = "Ill." })).ShouldBe(200);

        var batch = await EndedAsync(started["batch"]!);
        (batch["done"], batch["refused"], batch["holder"]).ShouldBe(("1", "1", lane.Clerk));
        (await hall.Api.GetAsync($"/v1/requests/{held}")).ShouldBe(200)["status"].ShouldBe("waiting");
        (await hall.Api.GetAsync($"/v1/requests/{waiting}")).ShouldBe(200)["status"].ShouldBe("in-service");
    }

    [Fact]
    public async Task List_PageByPage_TheNewestFirst()
    {
        var lane = hall.NextLane();
        var given = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            var request = await lane.SubmitAsync();
            given.Add((await GiveAsync($"department={lane.Department}", new { command = "cancel", requests = new[] { request }, reason = "Twice." })).ShouldBe(200)["batch"]);
        }

        var found = new List<string?>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await hall.Api.GetAsync($"{Batches}?department={lane.Department}&limit=2{cursor}")).ShouldBe(200);
            found.AddRange(page.Body.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("batch").GetString()));
            cursor = page["next"] is { } next ? $"&cursor={next}" : null;
        }

        found.ShouldBe(Enumerable.Reverse(given));
        foreach (var batch in given)
        {
            await EndedAsync(batch!);
        }

        (await hall.Api.GetAsync($"{Batches}?department={lane.Department}&stage=running")).ShouldBe(200).Body.GetProperty("rows").GetArrayLength().ShouldBe(0);
        (await hall.Api.GetAsync("/management/v1/centres/hall/audit?event=batch.started&descending=true&limit=1")).ShouldBe(200).Body.GetProperty("rows")[0].GetProperty("id").GetString().ShouldBe($"hall/{given[^1]}");
    }

    [Fact]
    public async Task BadInput_NamesTheFieldAndTheMend()
    {
        var lane = hall.NextLane();
        var request = await lane.SubmitAsync();
        var filter = $"service={lane.Service}";

        (await hall.Api.GetAsync($"{Batches}/preview?{filter}")).ShouldBeProblem(400, "invalid", "command");
        (await hall.Api.GetAsync($"{Batches}/preview?{filter}&command=complete")).ShouldBeProblem(400, "invalid", "command");
        (await hall.Api.GetAsync($"{Batches}/preview?{filter}&command=escalate")).ShouldBeProblem(400, "invalid", "newUrgency");
        (await hall.Api.GetAsync($"{Batches}/preview?{filter}&command=transfer&to=nowhere")).ShouldBeProblem(400, "invalid", "to");
        (await hall.Api.GetAsync($"{Batches}/preview?{filter}&command=cancel&limit=3")).ShouldBeProblem(400, "invalid", "limit");
        (await GiveAsync(filter, new { command = "cancel", reason = "No." })).ShouldBeProblem(400, "invalid", "expected");
        (await GiveAsync(filter, new { command = "cancel", expected = 1 })).ShouldBeProblem(400, "invalid", "reason");
        (await GiveAsync(filter, new { command = "give", expected = 1, reason = "No.", staff = "nobody" })).ShouldBeProblem(400, "invalid", "staff");
        (await GiveAsync(filter, new { command = "cancel", requests = new[] { request }, reason = "No." })).ShouldBeProblem(400, "invalid", "service");
        (await GiveAsync("", new { command = "cancel", requests = new[] { request }, expected = 1, reason = "No." })).ShouldBeProblem(400, "invalid", "expected");
        (await GiveAsync("", new { command = "cancel", requests = new[] { request, request }, reason = "No." })).ShouldBeProblem(400, "invalid", "requests[1]");
        (await GiveAsync("", new { command = "cancel", requests = Array.Empty<string>(), reason = "No." })).ShouldBeProblem(400, "invalid", "requests");
        (await hall.Api.GetAsync($"{Batches}/b-none")).ShouldBeProblem(404, "not-found", "batch");
        (await hall.Api.GetAsync($"{Batches}/b-none/items")).ShouldBeProblem(404, "not-found", "batch");
        (await hall.Api.PostAsync($"{Batches}/b-none/cancel", new { reason = "No." }, Api.Supervisor)).ShouldBeProblem(404, "not-found");
        (await hall.Api.GetAsync("/management/v1/centres/nowhere/batches")).ShouldBeProblem(404, "not-found", "centre");
    }

    private Task<ApiReply> GiveAsync(string filter, object body, string? key = null) =>
        hall.Api.PostAsync(filter.Length > 0 ? $"{Batches}?{filter}" : Batches, body, Api.Supervisor, key);

    private async Task<ApiReply> EndedAsync(string batch)
    {
        await Until.TrueAsync(async () => (await hall.Api.GetAsync($"{Batches}/{batch}")).ShouldBe(200)["endedAt"] is not null);
        return await hall.Api.GetAsync($"{Batches}/{batch}");
    }
}
