using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Portal;

public sealed class CitizenCommandTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Cancel_Waiting_EndsItOnce()
    {
        var request = await hall.NextLane().SubmitAsync();

        (await hall.Api.PostAsync($"/v1/requests/{request}/cancel", new { reason = "No need." })).ShouldBe(200)["status"].ShouldBe("cancelled");
        (await hall.Api.PostAsync($"/v1/requests/{request}/cancel")).ShouldBeProblem(409, "wrong-state");
    }

    [Fact]
    public async Task Cancel_SameKeyTwice_GivesTheSameReply()
    {
        var request = await hall.NextLane().SubmitAsync();

        var first = (await hall.Api.PostAsync($"/v1/requests/{request}/cancel", actor: "citizen:ana", key: "cancel-1")).ShouldBe(200);

        (await hall.Api.PostAsync($"/v1/requests/{request}/cancel", actor: "citizen:ana", key: "cancel-1")).ShouldBe(200).Text.ShouldBe(first.Text);
        (await hall.Api.PostAsync($"/v1/requests/{request}/cancel", new { reason = "Another." }, "citizen:ana", "cancel-1")).ShouldBeProblem(422, "key-reused");
    }

    [Fact]
    public async Task SupplyDocuments_AskedFor_LetsTheItemWaitAgain()
    {
        var lane = hall.NextLane();
        var request = await lane.StartedAsync();
        (await lane.ItemAsync(request, "ask-documents", new { documents = new[] { "photo" }, message = "Please." })).ShouldBe(200)["status"].ShouldBe("awaiting-documents");
        (await hall.Api.GetAsync($"/v1/requests/{request}")).Body.GetProperty("missingDocuments")[0].GetString().ShouldBe("photo");

        (await hall.Api.PostAsync($"/v1/requests/{request}/documents", new { documents = new[] { "photo" } })).ShouldBe(200);

        (await hall.Api.GetAsync($"/v1/requests/{request}")).Body.GetProperty("missingDocuments").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task SupplyDocuments_AfterTheEnd_IsRefused() =>
        (await hall.Api.PostAsync($"/v1/requests/{await hall.NextLane().CompletedAsync()}/documents", new { documents = new[] { "photo" } }))
            .ShouldBeProblem(409, "wrong-state");

    [Fact]
    public async Task Rate_Completed_CountsOnce()
    {
        var request = await hall.NextLane().CompletedAsync();

        (await hall.Api.PostAsync($"/v1/requests/{request}/rating", new { score = 5, comment = "Quick." })).ShouldBe(200);
        (await hall.Api.PostAsync($"/v1/requests/{request}/rating", new { score = 1 })).ShouldBeProblem(409, "already-rated");
        (await hall.Api.GetAsync($"/v1/requests/{request}"))["rating"].ShouldBe("5");
    }

    [Fact]
    public async Task Rate_OutOfRange_NamesTheField() =>
        (await hall.Api.PostAsync($"/v1/requests/{await hall.NextLane().CompletedAsync()}/rating", new { score = 6 })).ShouldBeProblem(400, "invalid", "score");

    [Theory]
    [InlineData("cancel", "{}")]
    [InlineData("rating", """{"score":3}""")]
    [InlineData("documents", """{"documents":["a"]}""")]
    public async Task Command_UnknownRequest_IsNotFound(string command, string body) =>
        (await hall.Api.SendAsync(HttpMethod.Post, $"/v1/requests/{Guid.NewGuid()}/{command}", Api.Raw(body))).ShouldBeProblem(404, "not-found");
}
