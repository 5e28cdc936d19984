using System.Globalization;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>What is no HTTP is the caller's fault, whatever is wrong with it: bytes as they go over the line.</summary>
public sealed class MalformedRequestTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Post = "POST /v1/centres/hall/requests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    private const string Chunked = $"{Post}Transfer-Encoding: chunked\r\n\r\n";

    public static TheoryData<string, int> Requests => new()
    {
        { $"{Chunked}ffffffffffffffff\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}fffffffffffffffffffffffffffffffff\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}7fffffffffffffff\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}80000000\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}-1\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}zz\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Chunked}2\r\n{{}}xx\r\n0\r\n\r\n", 400 },
        { $"{Chunked}2\n{{}}\n0\n\n", 400 },
        { $"{Chunked}2;{new string('x', 5000)}\r\n{{}}\r\n0\r\n\r\n", 400 },
        { $"{Post}Transfer-Encoding: gzip\r\n\r\n{{}}", 400 },
        { $"{Post}Transfer-Encoding: chunked, gzip\r\n\r\n{{}}", 400 },
        { $"{Post}Content-Length: -1\r\n\r\n", 400 },
        { $"{Post}Content-Length: 99999999999999999999\r\n\r\n", 400 },
        { $"{Post}Content-Length: 9223372036854775807\r\n\r\n", 413 },
        { $"{Post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}", 400 },
        { "GET /v1/centres/hall/services\r\n\r\n", 400 },
        { "GET v1/centres HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /v1/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { "GET /v1/centres/hall/services HTTP/1.1\r\n\r\n", 400 },
        { "GET /v1/centres/hall/services HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "GET /v1/centres/hall/services HTTP/1.1\r\nHost: localhost\r\nX-Note: a\0b\r\n\r\n", 400 },
        { "G\0ET /v1/centres/hall/services HTTP/1.1\r\nHost: localhost\r\n\r\n", 400 },
        { $"GET /{new string('x', 20000)} HTTP/1.1\r\nHost: localhost\r\n\r\n", 414 },
        { $"GET /v1/centres/hall/services HTTP/1.1\r\nHost: localhost\r\nX-Long: {new string('x', 64 * 1024)}\r\n\r\n", 431 },
        { "GET /v1/centres/hall/services HTTP/9.9\r\nHost: localhost\r\n\r\n", 505 },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Line_NotOfHttpsForm_IsTheCallersFault(string request, int status)
    {
        (await SendAsync(request)).ShouldBe(status, request[..Math.Min(request.Length, 300)]);
        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Body_ThatIsCutOff_LeavesNoFaultInTheLog()
    {
        (await SendAsync($"{Post}Content-Length: 500\r\n\r\n{{\"service\":", cut: true)).ShouldBeOneOf(0, 400);
        (await SendAsync($"{Chunked}50\r\n{{\"service\":", cut: true)).ShouldBeOneOf(0, 400);

        (await hall.Api.GetAsync("/health/live")).ShouldBe(200);
        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chunk_OfASizeThatCannotBeCounted_SaysWhatToMend()
    {
        var answer = await RawExchange.SendAsync(hall.Host.Client, $"{Chunked}ffffffffffffffff\r\n{{}}\r\n0\r\n\r\n");

        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("malformed");
    }

    private async Task<int> SendAsync(string request, bool cut = false)
    {
        var answer = await RawExchange.SendAsync(hall.Host.Client, request, cut);
        return answer.Length < 12 ? 0 : int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
    }
}
