using System.Globalization;
using System.Text;

namespace Coordination.Web.Tests.Fuzz.Requests;

/// <summary>A request as a line for a shell, to send it again.</summary>
internal static class Curl
{
    private const int LongestBody = 1500;

    public static string Of(FuzzRequest request, string host)
    {
        var line = new StringBuilder("curl -i --path-as-is");
        line.Append(CultureInfo.InvariantCulture, $" -X {request.Method} {Quoted(host + request.Target)}");
        foreach (var (name, value) in request.Headers)
        {
            line.Append(CultureInfo.InvariantCulture, $" -H {Quoted(value.Length == 0 ? $"{name};" : $"{name}: {value}")}");
        }

        if (request.Body is { } body)
        {
            line.Append(CultureInfo.InvariantCulture, $" -H {Quoted($"Content-Type:{(request.ContentType is null ? "" : $" {request.ContentType}")}")} --data-binary {Text(body)}");
        }

        return line.ToString();
    }

    private static string Text(byte[] body)
    {
        var shown = body.AsSpan(0, Math.Min(body.Length, LongestBody));
        var text = Array.TrueForAll(shown.ToArray(), one => one is >= 0x20 and < 0x7f)
            ? Quoted(Encoding.ASCII.GetString(shown))
            : $"@<(printf '{string.Concat(shown.ToArray().Select(one => string.Create(CultureInfo.InvariantCulture, $"\\x{one:x2}")))}')";
        return body.Length > LongestBody ? $"{text} # … {body.Length} bytes in all" : text;
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
