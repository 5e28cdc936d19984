using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Portal;

public sealed class TrackingTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Read_WhileItWaits_SaysPositionEstimateAndWhy()
    {
        var lane = hall.NextLane();
        await lane.SignOnAsync();
        await lane.SubmitAsync();
        var second = await lane.SubmitAsync();

        var item = (await hall.Api.GetAsync($"/v1/requests/{second}")).ShouldBe(200).Body.GetProperty("items")[0];

        item.GetProperty("status").GetString().ShouldBe("waiting");
        item.GetProperty("position").GetInt64().ShouldBe(2);
        item.GetProperty("why").GetString().ShouldNotBeNullOrWhiteSpace();
        item.GetProperty("whyCode").GetString().ShouldNotBeNullOrWhiteSpace();
        var estimate = item.GetProperty("estimatedWait");
        estimate.GetProperty("lowMinutes").GetInt32().ShouldBeLessThanOrEqualTo(estimate.GetProperty("expectedMinutes").GetInt32());
        estimate.GetProperty("highMinutes").GetInt32().ShouldBeGreaterThanOrEqualTo(estimate.GetProperty("expectedMinutes").GetInt32());
    }

    [Fact]
    public async Task Read_OnceTaken_SaysTheWindowAndNobodysName()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        var view = (await hall.Api.GetAsync($"/v1/requests/{request}")).ShouldBe(200);

        view.Body.GetProperty("items")[0].GetProperty("window").GetString().ShouldBe($"{lane.Number}A");
        view.Text.ShouldNotContain(lane.Clerk);
    }

    [Fact]
    public async Task Read_SameTagAgain_IsNotModified()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();
        var first = (await hall.Api.GetAsync($"/v1/requests/{request}")).ShouldBe(200);

        first.ETag.ShouldBe($"\"{first["version"]}\"");
        (await hall.Api.GetAsync($"/v1/requests/{request}", ("If-None-Match", first.ETag!))).ShouldBe(304).Text.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_PositionMoved_IsModifiedThoughTheVersionIsTheSame()
    {
        var lane = hall.NextLane();
        var first = await lane.SubmitAsync();
        var second = await lane.SubmitAsync();
        var before = (await hall.Api.GetAsync($"/v1/requests/{second}")).ShouldBe(200);
        (await hall.Api.PostAsync($"/v1/requests/{first}/cancel")).ShouldBe(200);

        var after = (await hall.Api.GetAsync($"/v1/requests/{second}", ("If-None-Match", before.ETag!))).ShouldBe(200);

        after["version"].ShouldBe(before["version"]);
        after.Body.GetProperty("items")[0].GetProperty("position").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Read_UnknownRequest_IsNotFound() =>
        (await hall.Api.GetAsync($"/v1/requests/{Guid.NewGuid()}")).ShouldBeProblem(404, "not-found", "request");

    [Theory]
    [InlineData("5")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21}")]
    public async Task Read_BadId_NamesTheSegment(string id) =>
        (await hall.Api.GetAsync($"/v1/requests/{Uri.EscapeDataString(id)}")).ShouldBeProblem(400, "invalid", "request");

    [Fact]
    public async Task Catalogue_Published_SaysWhatToBringAndWhatIsNotHere()
    {
        var reply = (await hall.Api.GetAsync("/v1/centres/hall/services")).ShouldBe(200);

        reply.ETag.ShouldBe("\"1\"");
        reply.Body.GetProperty("services").EnumerateArray().Single(service => service.GetProperty("id").GetString() == "papers")
            .GetProperty("evidence")[0].GetProperty("id").GetString().ShouldBe("passport");
        reply.Body.GetProperty("notHere")[0].GetProperty("referTo").GetString().ShouldBe("The tax office");
        (await hall.Api.GetAsync("/v1/centres/hall/services", ("If-None-Match", "W/\"1\""))).ShouldBe(304);
    }

    [Fact]
    public async Task Catalogue_UnknownCentre_IsNotFound() =>
        (await hall.Api.GetAsync("/v1/centres/nowhere/services")).ShouldBeProblem(404, "not-found", "centre");
}
