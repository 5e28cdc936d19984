using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.StaffDesk;

public sealed class PersonTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Presence_WholeDay_GoesThroughItsStates()
    {
        var lane = hall.NextLane();

        (await hall.Api.PostAsync($"{lane.Person}/sign-on", new { window = $"{lane.Number}B" })).ShouldBe(200)["presence"].ShouldBe("signed-on");
        (await hall.Api.PostAsync($"{lane.Person}/pause", new { reason = "lunch" })).ShouldBe(200)["presence"].ShouldBe("paused");
        (await hall.Api.PostAsync($"{lane.Person}/resume")).ShouldBe(200)["presence"].ShouldBe("signed-on");
        (await hall.Api.GetAsync(lane.Person)).ShouldBe(200)["window"].ShouldBe($"{lane.Number}B");
        (await hall.Api.PostAsync($"{lane.Person}/sign-off")).ShouldBe(200)["presence"].ShouldBe("signed-off");
    }

    [Fact]
    public async Task Drain_HoldingWork_KeepsItAndTakesNoMore()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();
        await lane.SubmitAsync();

        (await hall.Api.PostAsync($"{lane.Person}/drain")).ShouldBe(200)["presence"].ShouldBe("draining");
        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBeProblem(409, "not-available");
        (await hall.Api.GetAsync(lane.Person)).Body.GetProperty("holds")[0].GetProperty("request").GetString().ShouldBe(request);
    }

    [Fact]
    public async Task SignOff_HoldingWork_IsRefusedUnlessReleased()
    {
        var lane = hall.NextLane();
        var request = await lane.TakenAsync();

        (await hall.Api.PostAsync($"{lane.Person}/sign-off")).ShouldBeProblem(409, "wrong-state");
        (await hall.Api.PostAsync($"{lane.Person}/sign-off", new { release = true })).ShouldBe(200)["presence"].ShouldBe("signed-off");
        (await hall.Api.GetAsync($"/v1/requests/{request}"))["status"].ShouldBe("waiting");
    }

    [Fact]
    public async Task Next_InOrderOfArrival_SaysWhy()
    {
        var lane = hall.NextLane();
        var first = await lane.SubmitAsync();
        await lane.SubmitAsync();
        await lane.SignOnAsync();

        var taken = (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBe(200);

        taken["item"].ShouldBe($"{first}:0");
        taken["why"].ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Next_NothingWaits_IsRefused()
    {
        var lane = hall.NextLane();
        await lane.SignOnAsync();

        (await hall.Api.PostAsync($"{lane.Person}/next")).ShouldBeProblem(409, "nothing-waiting");
    }

    [Fact]
    public async Task Next_NotSignedOn_IsRefused() =>
        (await hall.Api.PostAsync($"{hall.NextLane().Person}/next")).ShouldBeProblem(409, "not-available");

    [Fact]
    public async Task SignOn_UnknownWindow_NamesTheField() =>
        (await hall.Api.PostAsync($"{hall.NextLane().Person}/sign-on", new { window = "roof" })).ShouldBeProblem(400, "invalid", "window");

    [Fact]
    public async Task SignOn_UnknownPerson_IsNotFound()
    {
        (await hall.Api.PostAsync("/v1/centres/hall/staff/nobody/sign-on")).ShouldBeProblem(404, "not-found");
        (await hall.Api.GetAsync("/v1/centres/hall/staff/nobody")).ShouldBeProblem(404, "not-found", "staff");
    }

    [Theory]
    [InlineData("staff:somebody-else", 403)]
    [InlineData("citizen:jan", 403)]
    [InlineData("supervisor:eva", 200)]
    public async Task SignOn_ByAnother_NeedsASupervisor(string actor, int status) =>
        (await hall.Api.PostAsync($"{hall.NextLane().Person}/sign-on", actor: actor)).ShouldBe(status);
}
