using System.Text;
using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>Lies about a body's length and framing, as no client library would.</summary>
internal static class LengthTwist
{
    private static readonly string[] NoLengths = ["-1", "+5", "0x10", "abc", "", "5 5", "1e2", "99999999999999999999", "9223372036854775807", "4294967296"];

    /// <summary>The bytes as they are sent, as Latin-1; and whether the sender then closes its side.</summary>
    public static (string Raw, bool Cut) Write(FuzzRequest request, Random random)
    {
        var body = Encoding.Latin1.GetString(request.Body ?? "{}"u8.ToArray());
        var kind = random.Next(8);
        request.Twist = $"length {kind}";
        var framing = kind switch
        {
            0 => $"Content-Length: {body.Length + random.Next(1, 2000)}\r\n",
            1 => $"Content-Length: {random.Next(body.Length)}\r\n",
            2 => $"Content-Length: {NoLengths[random.Next(NoLengths.Length)]}\r\n",
            3 => $"Content-Length: {body.Length}\r\nContent-Length: {body.Length + 1}\r\n",
            4 => $"Content-Length: {body.Length}\r\nTransfer-Encoding: chunked\r\n",
            5 => "Transfer-Encoding: chunked\r\n",
            6 => "Transfer-Encoding: gzip, chunked\r\n",
            _ => "",
        };
        return ($"{Head(request)}{framing}\r\n{(kind is 5 or 6 ? Chunks(body, random) : body)}", kind is 0 or 2 or 5 or 6);
    }

    private static string Head(FuzzRequest request)
    {
        var headers = request.Headers.Where(header => header.Value.All(char.IsAscii)).Select(header => $"{header.Name}: {header.Value}\r\n");
        return $"{request.Method} {request.Target} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{string.Concat(headers)}";
    }

    private static string Chunks(string body, Random random) => random.Next(5) switch
    {
        0 => $"{body.Length + 7:x}\r\n{body}\r\n0\r\n\r\n",
        1 => $"{body.Length:x}\r\n{body}\r\n",
        2 => $"g\r\n{body}\r\n0\r\n\r\n",
        3 => $"{body.Length:x};a=\"b\r\n{body}\r\n0\r\nX-Actor: administrator:ada\r\n\r\n",
        _ => $"{string.Concat(body.Select(letter => $"1\r\n{letter}\r\n"))}0\r\n\r\n",
    };
}
