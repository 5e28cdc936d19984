using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Surface;

/// <summary>Whoever would be refused anyway is refused before the body is read: here it never comes.</summary>
public sealed class JudgedFirstTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const string Plan = "PUT /management/v1/centres/hall/plan HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000000\r\n";
    private const string Crisis = "POST /management/v1/centres/hall/crisis/declare HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n";
    private const string Json = "Content-Type: application/json\r\n";
    private const string Ada = "X-Actor: administrator:ada\r\n";

    public static TheoryData<string, string, int, string> Calls => new()
    {
        { "nobody", $"{Plan}{Json}If-Match: *\r\n\r\n", 400, "X-Actor" },
        { "a citizen", $"{Plan}{Json}If-Match: *\r\nX-Actor: citizen:ana\r\n\r\n", 403, "X-Actor" },
        { "no condition", $"{Plan}{Json}{Ada}\r\n", 428, "If-Match" },
        { "another type", $"{Plan}{Ada}If-Match: *\r\nContent-Type: text/plain\r\n\r\n", 415, "Content-Type" },
        { "no type", $"{Plan}{Ada}If-Match: *\r\n\r\n", 415, "Content-Type" },
        { "an encoding", $"{Plan}{Ada}{Json}If-Match: *\r\nContent-Encoding: gzip\r\n\r\n", 415, "Content-Encoding" },
        { "an unknown parameter", $"{Plan.Replace("/plan ", "/plan?dryRun=1 ", StringComparison.Ordinal)}{Ada}{Json}If-Match: *\r\n\r\n", 400, "dryRun" },
        { "a path of no form", $"{Plan.Replace("hall", "h!ll", StringComparison.Ordinal)}{Ada}{Json}If-Match: *\r\n\r\n", 400, "centre" },
        { "a plan too long", $"{Plan.Replace("10000000", "20000000", StringComparison.Ordinal)}{Ada}{Json}If-Match: *\r\n\r\n", 413, "$" },
        { "a command too long", $"{Crisis.Replace("100000", "300000", StringComparison.Ordinal)}{Ada}{Json}\r\n", 413, "$" },
        { "no supervisor", $"{Crisis}{Json}X-Actor: staff:anna\r\n\r\n", 403, "X-Actor" },
        { "a key of no form", $"{Crisis}{Json}{Ada}Idempotency-Key: a b\r\n\r\n", 400, "Idempotency-Key" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_ThatWouldBeRefused_IsAnsweredWithoutItsBody(string who, string head, int status, string field)
    {
        var answer = await RawExchange.SendAsync(hall.Host.Client, head);

        answer.ShouldStartWith($"HTTP/1.1 {status} ", customMessage: who);
        answer.ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task Call_ThatIsRight_IsAskedForItsBody() =>
        (await RawExchange.SendAsync(hall.Host.Client, $"{Plan}{Ada}{Json}If-Match: *\r\nExpect: 100-continue\r\n\r\n")).ShouldStartWith("HTTP/1.1 100 ");
}
