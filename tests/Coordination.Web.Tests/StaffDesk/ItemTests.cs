using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.StaffDesk;

public sealed class ItemTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Item_HoldResumeComplete_EndsTheRequest()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();

        (await lane.ItemAsync(request, "hold", new { reason = "a question" })).ShouldBe(200);
        (await lane.ItemAsync(request, "resume")).ShouldBe(200);
        (await lane.ItemAsync(request, "complete", new { outcome = "granted", note = "All papers in." })).ShouldBe(200)["status"].ShouldBe("completed");

        (await hall.Api.GetAsync($"/v1/requests/{request}")).Body.GetProperty("items")[0].GetProperty("outcome").GetString().ShouldBe("granted");
    }

    [Fact]
    public async Task Complete_ByAnother_IsRefusedAsNotHolder()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();

        (await hall.Api.PostAsync($"/v1/requests/{request}/items/0/complete", null, $"staff:other-{lane.Number}")).ShouldBeProblem(409, "not-holder");
    }

    [Fact]
    public async Task Complete_WithoutActor_NamesTheHeader() =>
        (await hall.Api.PostAsync($"/v1/requests/{Guid.NewGuid()}/items/0/complete")).ShouldBeProblem(400, "invalid", "X-Actor");

    [Fact]
    public async Task Complete_AsCitizen_IsNotAllowed() =>
        (await hall.Api.PostAsync($"/v1/requests/{Guid.NewGuid()}/items/0/complete", null, "citizen:jan")).ShouldBeProblem(403, "not-allowed", "X-Actor");

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999")]
    [InlineData("00")]
    public async Task Start_BadItemNumber_NamesTheSegment(string item) =>
        (await hall.Api.PostAsync($"/v1/requests/{Guid.NewGuid()}/items/{item}/start", null, "staff:anna")).ShouldBeProblem(400, "invalid", "item");

    [Fact]
    public async Task Start_NoSuchItem_IsRefused()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        var reply = await hall.Api.PostAsync($"/v1/requests/{request}/items/7/start", null, lane.As);

        reply.Status.ShouldBeInRange(400, 409);
        reply.ContentType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Transfer_ToAnotherDesk_WaitsThere()
    {
        var (lane, target) = (hall.NextLane(), hall.NextLane());
        var request = await lane.StartedAsync();

        (await lane.ItemAsync(request, "transfer", new { to = target.Department, reason = "theirs" })).ShouldBe(200)["status"].ShouldBe("waiting");

        (await hall.Api.GetAsync($"/v1/requests/{request}")).Body.GetProperty("items")[0].GetProperty("department").GetString().ShouldBe(target.Department);
    }

    [Fact]
    public async Task Object_Reviewed_GoesWhereTheCentreSays()
    {
        var (lane, target) = (hall.NextLane(), hall.NextLane());
        var request = await lane.TakenAsync();
        (await lane.ItemAsync(request, "object", new { reason = "not ours" })).ShouldBe(200);

        var review = await lane.SuperviseAsync($"requests/{request}/items/0/review-objection", new { upheld = true, to = target.Department, reason = "indeed" });

        review.ShouldBe(200)["status"].ShouldBe("waiting");
        (await hall.Api.GetAsync($"/v1/requests/{request}")).Body.GetProperty("items")[0].GetProperty("department").GetString().ShouldBe(target.Department);
    }

    [Fact]
    public async Task NoShow_Assigned_IsCalledAgainLater()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        (await lane.ItemAsync(request, "no-show")).ShouldBe(200)["status"].ShouldBe("waiting");
    }

    [Fact]
    public async Task Offer_DeclinedThenAccepted_ReachesTheSecondClerk()
    {
        var lane = hall.NextOfferingLane();
        var request = await lane.SubmitAsync();
        await lane.SignOnAsync();
        await Until.TrueAsync(async () => await HolderAsync(lane.Clerk) == request);
        (await hall.Api.PostAsync($"/v1/centres/hall/staff/other-{lane.Number}/sign-on")).ShouldBe(200);

        (await lane.ItemAsync(request, "decline", new { reason = "a break" })).ShouldBe(200);
        await Until.TrueAsync(async () => await HolderAsync($"other-{lane.Number}") == request);

        (await hall.Api.PostAsync($"/v1/requests/{request}/items/0/accept", null, $"staff:other-{lane.Number}")).ShouldBe(200)["status"].ShouldBe("in-service");
    }

    private async Task<string?> HolderAsync(string staff)
    {
        var holds = (await hall.Api.GetAsync($"/v1/centres/hall/staff/{staff}")).ShouldBe(200).Body.GetProperty("holds");
        return holds.GetArrayLength() == 0 ? null : holds[0].GetProperty("request").GetString();
    }
}
