using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Events;

public sealed class StreamTests(HallFixture hall) : IClassFixture<HallFixture>
{
    [Fact]
    public async Task Public_OfARequest_TellsItsLifeAndNothingOfTheInside()
    {
        var lane = hall.NextLane();
        var request = await lane.CompletedAsync();
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, $"/v1/events?request={request}&after=0");
        var names = new List<string>();
        while (names.LastOrDefault() != "item.completed")
        {
            var next = (await stream.NextAsync()).ShouldNotBeNull();
            next["request"].ShouldBe(request);
            next["event"].ShouldBe(next.Name);
            next["status"].ShouldNotBeNull();
            next.Body.EnumerateObject().Select(field => field.Name).ShouldBe(["request", "event", "version", "status", "at"]);
            names.Add(next.Name);
        }

        names.ShouldBe(["request.submitted", "request.admitted", "item.assigned", "item.started", "item.completed"]);
    }

    [Fact]
    public async Task Public_WithoutStart_BeginsWithWhatHappensNext()
    {
        var lane = hall.NextLane();
        await lane.SubmitAsync();
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/v1/events?centre=hall");
        await stream.CommentAsync();

        var request = await lane.SubmitAsync();

        (await stream.NextAsync())!["request"].ShouldBe(request);
    }

    [Fact]
    public async Task Public_OtherCentre_StaysSilentButGoesOn()
    {
        var lane = hall.NextLane();
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/v1/events?centre=elsewhere&after=0");
        await lane.SubmitAsync();
        var last = await hall.Host.Coordination.Journal.ReadLastSequenceAsync();

        // Heartbeats carry how far the stream has come, so that a reader whose filter hides everything goes on from there.
        while (stream.LastId != $"{last}")
        {
            await stream.IdAsync();
        }
    }

    [Fact]
    public async Task Public_ReconnectsWhileMuchHappens_LeavesNoneOut()
    {
        const int requests = 60;
        var lane = hall.NextLane();
        var start = await hall.Host.Coordination.Journal.ReadLastSequenceAsync();
        var submitting = Task.WhenAll(Enumerable.Range(0, requests).Select(_ => lane.SubmitAsync()));
        var seen = new List<long>();
        var id = $"{start}";
        while (seen.Count < 2 * requests)
        {
            await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/v1/events", id);
            for (var i = 0; i < 7 && seen.Count < 2 * requests; i++)
            {
                seen.Add((await stream.NextAsync())!.Id);
            }

            id = stream.LastId;
        }

        await submitting;
        var journal = await hall.Host.Coordination.Journal.ReadFeedAsync(start, 1000);
        seen.ShouldBe(journal.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task Management_OfAKind_TellsPayloadAndHash()
    {
        var lane = hall.NextLane();
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/management/v1/events?kind=staff");
        await stream.CommentAsync();
        await lane.SignOnAsync();

        var next = (await stream.NextAsync()).ShouldNotBeNull();

        next.Name.ShouldBe("staff.signed-on");
        next["id"].ShouldBe($"hall/{lane.Clerk}");
        next["centre"].ShouldBe("hall");
        next.Body.GetProperty("entry").GetProperty("payload").GetProperty("window").GetString().ShouldBe($"{lane.Number}A");
        next.Body.GetProperty("entry").GetProperty("hash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Management_PersonalText_IsLeftOut()
    {
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/management/v1/events?kind=request");
        await stream.CommentAsync();
        await hall.Api.PostAsync("/v1/centres/hall/requests", new { service = hall.NextLane().Service, personal = new { name = "Secretname" } });

        (await stream.NextAsync())!.Data.ShouldNotContain("Secretname");
        (await stream.NextAsync())!.Data.ShouldNotContain("Secretname");
    }

    [Fact]
    public async Task Stream_NothingHappens_SaysThatItIsAlive()
    {
        await using var stream = await SseReader.OpenAsync(hall.Host.Client, "/v1/events");

        await stream.CommentAsync();
        await stream.CommentAsync();
        await stream.CommentAsync();

        stream.Comments.ShouldBe(3);
    }

    [Theory]
    [InlineData("/v1/events?request=5", "request")]
    [InlineData("/v1/events?kind=staff", "kind")]
    [InlineData("/v1/events?after=x", "after")]
    [InlineData("/management/v1/events?kind=dog", "kind")]
    [InlineData("/management/v1/events?after=999999999", "Last-Event-ID")]
    public async Task Stream_BadParameter_NamesIt(string path, string field) =>
        (await hall.Api.GetAsync(path)).ShouldBeProblem(400, "invalid", field);

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("999999999")]
    public async Task Stream_BadLastEventId_NamesTheHeader(string id) =>
        (await hall.Api.GetAsync("/v1/events", ("Last-Event-ID", id))).ShouldBeProblem(400, "invalid", "Last-Event-ID");
}
