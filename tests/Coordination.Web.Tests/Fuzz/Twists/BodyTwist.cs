using System.IO.Compression;
using System.Text;
using Coordination.Web.Tests.Fuzz.Requests;

namespace Coordination.Web.Tests.Fuzz.Twists;

/// <summary>Breaks a body as a whole: none, cut off, no JSON, another encoding, other bytes, far too long.</summary>
internal static class BodyTwist
{
    private static readonly string[] Others =
    [
        "", " \r\n\t ", "null", "true", "0", "\"text\"", "[]", "[{}]", "{", "}", "{}{}", "{} x", "{,}", "{\"a\"}", "{\"a\":}", "// {}", "/* */ {}", "{'reason':'x'}", "{reason:\"x\"}", "NaN", "undefined", "\0", "{}\0",
        "reason=x&a=b", "<reason>x</reason>", "%7B%7D", "--x\r\nContent-Disposition: form-data; name=\"reason\"\r\n\r\nx\r\n--x--", "{\"reason\":\"x\",}", "{\"reason\":\"x\" \"to\":\"y\"}", "{\"\":{}}",
        $"{new string('[', 5000)}", $"{{\"reason\":{new string('[', 500)}{new string(']', 500)}}}", $"{{\"reason\":{string.Concat(Enumerable.Repeat("{\"a\":", 500))}1{new string('}', 500)}}}",
    ];

    private static readonly string[] Splinters = ["{", "}", "[", "]", ",", ":", "\"", "null", "//", "\\", "\n", "\\u", "\ufeff", "\u202e"];

    public static void Apply(FuzzRequest request, Random random)
    {
        var body = request.Body ?? "{}"u8.ToArray();
        var text = Encoding.UTF8.GetString(body);
        var kind = random.Next(10);
        request.ContentType ??= "application/json";
        request.Body = kind switch
        {
            0 => Encoding.UTF8.GetBytes(text[..random.Next(text.Length)]),
            1 => Encoding.UTF8.GetBytes(text.Insert(random.Next(text.Length + 1), Splinters[random.Next(Splinters.Length)])),
            2 => Flipped(body, random),
            3 => Encoded(text, random),
            4 => Zipped(body),
            5 when random.Next(10) == 0 => Encoding.UTF8.GetBytes(text + new string(' ', 300 * 1024)),
            _ => Encoding.UTF8.GetBytes(Others[random.Next(Others.Length)]),
        };
        request.Twist = $"body {kind}";
    }

    private static byte[] Flipped(byte[] body, Random random)
    {
        var bytes = body.ToArray();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static byte[] Encoded(string text, Random random)
    {
        Encoding encoding = random.Next(6) switch
        {
            0 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            1 => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            2 => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            3 => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            4 => Encoding.Latin1,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    private static byte[] Zipped(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }
}
