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
            answer.ShouldContain("send the reason as UTF-8");
        }
    }

    [Theory]
    [InlineData("X-Reason-Code", "PUT /management/v1/centres/hall/plan", 400)]
    [InlineData("X-Actor", "GET /management/v1/centres/hall/queue", 400)]
    [InlineData("Idempotency-Key", "POST /management/v1/centres/hall/crisis/declare", 400)]
    [InlineData("X-Tracking-Code", "GET /v1/requests/0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", 400)]
    [InlineData("X-Api-Key", "GET /management/v1/centres/hall/queue", 401)]
    public async Task Header_ThatIsNoUtf8_IsAProblem(string header, string call, int status)
    {
        var caller = header switch
        {
            "X-Api-Key" or "X-Tracking-Code" => "",
            "X-Reason-Code" => $"X-Api-Key: {(await hall.NewAsync(Role.Administrator)).Key}\r\nX-Reason: A test.\r\nIf-Match: \"1\"\r\n",
            _ => $"X-Api-Key: {(await hall.NewAsync(Role.Supervisor)).Key}\r\n",
        };

        var answer = await RawExchange.SendAsync(hall.Host.Client, $"{call} HTTP/1.1\r\nHost: localhost\r\n{caller}{header}: caf\u00E9\r\nContent-Length: 0\r\n\r\n");

        answer.ShouldStartWith($"HTTP/1.1 {status}");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain(header == "X-Api-Key" ? "\"field\":\"Authorization\"" : $"\"field\":\"{header}\"");
    }
}
