using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class SupervisionTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Escalate_Waiting_ChangesItsUrgency()
    {
        var lane = hall.NextLane();
        var request = await lane.SubmitAsync();

        (await lane.SuperviseAsync($"requests/{request}/escalate", new { urgency = 1, reason = "the press is here" })).ShouldBe(200);

        (await hall.Api.GetAsync($"/v1/requests/{request}"))["urgency"].ShouldBe("1");
    }

    [Theory]
    [InlineData("""{"urgency":6,"reason":"x"}""", "urgency")]
    [InlineData("""{"urgency":0,"reason":"x"}""", "urgency")]
    [InlineData("""{"urgency":"high","reason":"x"}""", "urgency")]
    [InlineData("""{"urgency":1}""", "reason")]
    public async Task Escalate_BadBody_NamesTheField(string body, string field)
    {
        var request = await hall.NextLane().SubmitAsync();

        (await hall.Api.SendAsync(HttpMethod.Post, $"/management/v1/requests/{request}/escalate", Api.Raw(body), ("X-Actor", Api.Supervisor)))
            .ShouldBeProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Release_Held_WaitsAgain()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();

        (await lane.SuperviseAsync($"requests/{request}/items/0/release", new { reason = "gone home" })).ShouldBe(200)["status"].ShouldBe("waiting");
    }

    [Fact]
    public async Task Transfer_BySupervisor_WaitsAtTheOtherDesk()
    {
        var (lane, target) = (hall.NextLane(), hall.NextLane());
        var request = await lane.SubmitAsync();

        (await lane.SuperviseAsync($"requests/{request}/items/0/transfer", new { to = target.Department, reason = "theirs" })).ShouldBe(200);

        (await hall.Api.GetAsync($"/management/v1/grains/request/{request}"))["department"].ShouldBe(target.Department);
    }

    [Fact]
    public async Task ReopenThenCancel_Completed_OpensAndEndsAgain()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();

        (await lane.SuperviseAsync($"requests/{request}/reopen", new { reason = "a mistake" })).ShouldBe(200)["status"].ShouldBe("waiting");
        (await lane.SuperviseAsync($"requests/{request}/cancel", new { reason = "settled" })).ShouldBe(200)["status"].ShouldBe("cancelled");
    }

    [Theory]
    [InlineData(null, 400, "invalid")]
    [InlineData("staff:anna", 403, "not-allowed")]
    [InlineData("citizen:jan", 403, "not-allowed")]
    public async Task Supervise_ByNoSupervisor_IsRefused(string? actor, int status, string code) =>
        (await hall.Api.PostAsync("/management/v1/centres/hall/crisis/declare", new { reason = "x" }, actor)).ShouldBeProblem(status, code, "X-Actor");

    [Fact]
    public async Task Department_CloseReopenLimit_ShowsInItsState()
    {
        var lane = hall.NextLane();
        var path = $"centres/hall/departments/{lane.Department}";

        (await lane.SuperviseAsync($"{path}/close", new { reason = "fire drill" })).ShouldBe(200)["closed"].ShouldBe("True");
        (await hall.Api.GetAsync($"/management/v1/{path}"))["isClosed"].ShouldBe("True");
        (await lane.SuperviseAsync($"{path}/reopen", new { reason = "over" })).ShouldBe(200)["closed"].ShouldBe("False");
        (await lane.SuperviseAsync($"{path}/limit", new { limit = 3, reason = "short of people" })).ShouldBe(200);
        (await hall.Api.GetAsync($"/management/v1/{path}"))["concurrencyLimit"].ShouldBe("3");
        (await lane.SuperviseAsync($"{path}/limit", new { limit = (int?)null, reason = "all here" })).ShouldBe(200);
        (await hall.Api.GetAsync($"/management/v1/{path}"))["concurrencyLimit"].ShouldBeNull();
    }

    [Fact]
    public async Task Department_Unknown_IsNotFound()
    {
        (await hall.Api.GetAsync("/management/v1/centres/hall/departments/nowhere")).ShouldBeProblem(404, "not-found", "department");
        (await hall.NextLane().SuperviseAsync("centres/hall/departments/nowhere/close", new { reason = "x" })).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task Department_LimitMissing_NamesTheField() =>
        (await hall.NextLane().SuperviseAsync("centres/hall/departments/desk-1/limit", new { })).ShouldBeProblem(400, "invalid", "limit");
}
