using Coordination.Access;
using Coordination.Web.Tests.Access;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>The API's own headers with bytes of another encoding are refused by their names: bytes as they go over the line.</summary>
public sealed class HeaderTextTests(AccessFixture hall) : IClassFixture<AccessFixture>
{
    [Theory]
    [InlineData("M\u00FCde.", false)]
    [InlineData("M\u00C3\u00BCde.", true)]
    [InlineData("M\u00C3", false)]
    public async Task Reason_ThatIsNoUtf8_IsRefusedByItsNameWithTheMend(string asLatin1, bool isTaken)
    {
        var supervisor = await hall.NewAsync(Role.Supervisor);

        var answer = await RawExchange.SendAsync(
            hall.Host.Client, $"GET /management/v1/grains/plan/hall/personal HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {supervisor.Key}\r\nX-Reason: {asLatin1}\r\n\r\n");

        answer.ShouldStartWith(isTaken ? "HTTP/1.1 200" : "HTTP/1.1 400");
        if (!isTaken)
        {
            answer.ShouldContain("application/problem+json");
            answer.ShouldContain("\"field\":\"X-Reason\"");
            answer.ShouldContain("send it as UTF-8");
        }
    }

    [Theory]
    [InlineData("X-Reason-Code", "PUT /management/v1/centres/hall/plan")]
    [InlineData("X-Actor", "GET /management/v1/centres/hall/queue")]
    [InlineData("X-Actor", "POST /v1/centres/hall/requests")]
    [InlineData("X-Actor", "GET /health/live")]
    [InlineData("Idempotency-Key", "POST /management/v1/centres/hall/crisis/declare")]
    [InlineData("X-Tracking-Code", "GET /v1/requests/0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")]
    [InlineData("X-Api-Key", "GET /management/v1/centres/hall/queue")]
    [InlineData("Authorization", "GET /management/v1/centres/hall/queue")]
    [InlineData("Cookie", "GET /management/v1/centres/hall/queue")]
    [InlineData("If-Match", "PUT /management/v1/centres/hall/plan")]
    [InlineData("If-None-Match", "GET /v1/centres/hall/services")]
    [InlineData("Accept", "GET /v1/centres/hall/services")]
    [InlineData("Accept-Language", "GET /v1/centres/hall/services")]
    [InlineData("Content-Type", "POST /v1/centres/hall/requests")]
    [InlineData("Last-Event-ID", "GET /v1/events")]
    [InlineData("User-Agent", "GET /v1/centres/hall/services")]
    [InlineData("Origin", "POST /v1/centres/hall/requests")]
    [InlineData("X-Of-Another", "GET /nowhere-at-all/v1")]
    [InlineData("X-Of-Another", "GET /v1/nowhere")]
    public async Task F22_Header_ThatIsNoUtf8_IsAProblemThatNamesIt(string header, string call)
    {
        var caller = header is "X-Api-Key" or "X-Tracking-Code" or "Authorization" ? "" : $"X-Api-Key: {(await hall.NewAsync(Role.Supervisor)).Key}\r\n";

        var answer = await RawExchange.SendAsync(hall.Host.Client, $"{call} HTTP/1.1\r\nHost: localhost\r\n{caller}{header}: caf\u00E9\r\nContent-Length: 0\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        if (call.Contains("nowhere-at-all", StringComparison.Ordinal))
        {
            // Another part of the application, which answers as it does.
            answer.ShouldNotContain("problem+json");
            return;
        }

        answer.ShouldContain("application/problem+json");
        answer.ShouldContain($"\"field\":\"{header}\"");
        answer.ShouldContain("send it as UTF-8");
    }

    [Theory]
    [InlineData("Accept-Language: \u00E6\u0097\u00A5")]
    [InlineData("User-Agent: M\u00C3\u00BCller")]
    public async Task F22_Header_ThatIsUtf8_IsTaken(string header) =>
        (await RawExchange.SendAsync(hall.Host.Client, $"GET /v1/centres/hall/services HTTP/1.1\r\nHost: localhost\r\n{header}\r\n\r\n")).ShouldStartWith("HTTP/1.1 200");
}
