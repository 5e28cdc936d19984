using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>HEAD is GET without the body, and a method that a path does not take is told with those that it takes.</summary>
public sealed class HeadTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Services = "/v1/centres/hall/services";

    [Theory]
    [InlineData(Services)]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/ready")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/centres/HALL!/services")]
    public async Task Head_OfWhatIsRead_IsGetWithoutTheBody(string path)
    {
        var got = await hall.Api.GetAsync(path);

        var head = await HeadAsync(path);

        head.Text.ShouldBeEmpty();
        (head.Status, head.ContentType, head.ETag).ShouldBe((got.Status, got.ContentType, got.ETag));
        head.Headers["Content-Length"].ShouldBe(got.Headers["Content-Length"]);
        head.Headers["X-Content-Type-Options"].ShouldBe("nosniff");
        (await hall.Api.GetAsync(path)).Text.ShouldBe(got.Text, "The connection goes on.");
        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Head_OfAStream_EndsAtOnce()
    {
        var head = (await HeadAsync("/v1/events?centre=hall").WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(200);

        head.ContentType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task Head_OfACommand_IsNotTaken()
    {
        var head = (await HeadAsync("/v1/centres/hall/requests")).ShouldBe(405);

        (head.Headers["Allow"], head.Text).ShouldBe(("POST", ""));
    }

    [Theory]
    [InlineData("DELETE", Services, "GET, HEAD")]
    [InlineData("OPTIONS", Services, "GET, HEAD")]
    [InlineData("GET", "/v1/centres/hall/requests", "POST")]
    [InlineData("PATCH", "/management/v1/centres/hall/plan", "GET, HEAD, PUT")]
    public async Task Method_ThatAPathDoesNotTake_IsToldWithThoseThatItTakes(string method, string path, string taken)
    {
        var answer = (await hall.Api.SendAsync(new HttpMethod(method), path, null)).ShouldBeProblem(405, "method-not-allowed");

        answer.Headers["Allow"].ShouldBe(taken);
        answer["detail"]!.ShouldContain($"It takes {taken}.");
    }

    private Task<ApiReply> HeadAsync(string path) => hall.Api.SendAsync(HttpMethod.Head, path, null);
}
