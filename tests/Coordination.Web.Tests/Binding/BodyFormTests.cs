using System.Net.Http.Headers;
using System.Text;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Binding;

public sealed class BodyFormTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Path = "/v1/centres/hall/requests";

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{\"service\":\"service-1\"} x")]
    [InlineData("{\"service\":\"service-1\",}")]
    [InlineData("{'service':'service-1'}")]
    [InlineData("{\"service\":\"service-1\",\"service\":\"service-2\"}")]
    [InlineData("{\"service\":\"service-1\",\"evidence\":[\"\\ud800\"]}")]
    [InlineData("{\"service\":\"service-1\",\"facts\":{\"\\ud800\":\"x\"}}")]
    public async Task Post_NotJson_IsAProblem(string body)
    {
        var reply = await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw(body));

        reply.ShouldBe(400).ContentType.ShouldBe("application/problem+json");
        reply["field"].ShouldNotBeNull();
        reply["code"].ShouldBeOneOf("malformed", "invalid");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    public async Task Post_OtherThanAnObject_SaysSo(string body) =>
        (await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw(body))).ShouldBeProblem(400, "invalid", "$");

    [Theory]
    [InlineData("""{"service":null}""", "service")]
    [InlineData("""{"service":5}""", "service")]
    [InlineData("""{"service":"a b"}""", "service")]
    [InlineData("""{"service":"service-1","evidence":null}""", null)]
    [InlineData("""{"service":"service-1","evidence":[null]}""", "evidence[0]")]
    [InlineData("""{"service":"service-1","evidence":{}}""", "evidence")]
    [InlineData("""{"service":"service-1","facts":[]}""", "facts")]
    [InlineData("""{"service":"service-1","facts":{"a":null}}""", "facts.a")]
    [InlineData("""{"service":"service-1","channel":0}""", "channel")]
    [InlineData("""{"service":"service-1","channel":"by-pigeon"}""", "channel")]
    [InlineData("""{"service":"service-1","personal":{"nam":"x"}}""", "personal.nam")]
    [InlineData("""{"service":"service-1","personal":{"name":5}}""", "personal.name")]
    [InlineData("""{"Service":"service-1"}""", "Service")]
    [InlineData("""{"service":"service-1","appointmentAt":"2027-01-01"}""", "appointmentAt")]
    [InlineData("""{"service":"service-1","appointmentAt":"2027-01-01T10:00"}""", "appointmentAt")]
    [InlineData("""{"service":"service-1","appointmentAt":"2027-01-01T10:00:00.5"}""", "appointmentAt")]
    [InlineData("""{"service":"service-1","appointmentAt":"2027-01-01T10:00:00Z"}""", null)]
    [InlineData("""{"service":"service-1","appointmentAt":"2027-01-01T10:00:00-03:30"}""", null)]
    public async Task Post_WrongField_NamesItOrTakesIt(string body, string? field)
    {
        var reply = await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw(body));

        if (field is null)
        {
            reply.Status.ShouldBeLessThan(500);
        }
        else
        {
            reply.ShouldBeProblem(400, "invalid", field);
        }
    }

    [Fact]
    public async Task Post_OneWrongElement_IsTheOnlyFault()
    {
        var reply = await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw("""{"service":"service-1","evidence":["passport"],"needs":["wheelchair",5]}"""));

        reply.ShouldBeProblem(400, "invalid", "needs[1]")["detail"].ShouldBe("'needs[1]' must be a text.");
        reply.Body.TryGetProperty("faults", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_Deep_IsMalformed()
    {
        var deep = $"{{\"service\":{new string('[', 500)}{new string(']', 500)}}}";

        (await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw(deep))).ShouldBeProblem(400, "malformed", "$");
    }

    [Fact]
    public async Task Post_InvalidUtf8_IsMalformed()
    {
        var content = new ByteArrayContent([.. "{\"service\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await hall.Api.SendAsync(HttpMethod.Post, Path, content)).ShouldBeProblem(400, "malformed", "$");
    }

    [Fact]
    public async Task Post_WithByteOrderMark_IsRead()
    {
        var content = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. "{\"service\":\"service-1\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        (await hall.Api.SendAsync(HttpMethod.Post, Path, content)).ShouldBe(201);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task Post_OtherMediaType_IsRefused(string type) =>
        (await hall.Api.SendAsync(HttpMethod.Post, Path, Api.Raw("{\"service\":\"service-1\"}", type))).ShouldBeProblem(415, "unsupported-media-type", "Content-Type");

    [Fact]
    public async Task Post_WithoutMediaType_IsRefused() =>
        (await hall.Api.SendAsync(HttpMethod.Post, Path, new ByteArrayContent("{\"service\":\"service-1\"}"u8.ToArray()))).ShouldBeProblem(415, "unsupported-media-type");

    [Fact]
    public async Task Post_Encoded_IsRefused()
    {
        var content = Api.Raw("{}");
        content.Headers.ContentEncoding.Add("gzip");

        (await hall.Api.SendAsync(HttpMethod.Post, Path, content)).ShouldBeProblem(415, "unsupported-media-type", "Content-Encoding");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_TooLarge_IsRefused(bool chunked)
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"service\":\"{new string('x', 300 * 1024)}\"}}");
        HttpContent content = chunked ? new StreamContent(new MemoryStream(bytes)) : new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (chunked)
        {
            content.Headers.ContentLength = null;
        }

        (await hall.Api.SendAsync(HttpMethod.Post, Path, content, chunked ? [("Transfer-Encoding", "chunked")] : [])).ShouldBeProblem(413, "too-large", "$");
    }

    [Fact]
    public async Task Put_PlanAboveTheLimitOfCommands_IsRead()
    {
        var padded = (await hall.Api.GetAsync("/management/v1/centres/hall/plan")).Text + new string(' ', 2 * 1024 * 1024);

        (await hall.Api.SendAsync(HttpMethod.Put, "/management/v1/centres/hall/plan", Api.Raw(padded), ("X-Actor", "administrator:a"), ("If-Match", "*"))).ShouldBe(200);
    }

    [Fact]
    public async Task Put_PlanTooLarge_IsRefused()
    {
        var padded = (await hall.Api.GetAsync("/management/v1/centres/hall/plan")).Text + new string(' ', 17 * 1024 * 1024);

        (await hall.Api.SendAsync(HttpMethod.Put, "/management/v1/centres/hall/plan", Api.Raw(padded), ("X-Actor", "administrator:a"), ("If-Match", "*"))).ShouldBeProblem(413, "too-large");
    }
}
