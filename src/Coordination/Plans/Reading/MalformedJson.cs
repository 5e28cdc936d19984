using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Says where a text stops being JSON: line, column, and the path of the value it was in.</summary>
internal static class MalformedJson
{
    public static Fault Describe(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new Fault(JsonPathText.Root, "The document is empty; start from the sample plan.");
        }

        if (utf8.StartsWith("\u00FF\u00FE"u8) || utf8[0] is 0xFF or 0xFE || (utf8.Length > 1 && (utf8[0] == 0 || utf8[1] == 0)))
        {
            return new Fault(JsonPathText.Root, "The document is not UTF-8; save the file with the encoding UTF-8.");
        }

        var line = exception.LineNumber ?? 0;
        var column = ColumnOf(utf8, line, exception.BytePositionInLine ?? 0);
        return new Fault(PathOf(utf8), string.Create(
            CultureInfo.InvariantCulture, $"Not valid JSON at line {line + 1}, column {column}: {Reason(exception.Message)} Mend the text there."));
    }

    private static string Reason(string message)
    {
        foreach (var tail in (ReadOnlySpan<string>)[" Path: ", " LineNumber: ", " Change the reader options"])
        {
            var at = message.IndexOf(tail, StringComparison.Ordinal);
            message = at < 0 ? message : message[..at];
        }

        return message.EndsWith('.') ? message : $"{message}.";
    }

    /// <summary>People count characters, from 1.</summary>
    private static int ColumnOf(ReadOnlySpan<byte> utf8, long line, long bytePosition)
    {
        for (; line > 0 && utf8.IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            utf8 = utf8[(end + 1)..];
        }

        return Encoding.UTF8.GetCharCount(utf8[..(int)Math.Min(bytePosition, utf8.Length)]) + 1;
    }

    private static string PathOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var trail = new JsonTrail();
        try
        {
            while (reader.Read())
            {
                trail.Pass(ref reader);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // This is the place that is looked for.
        }

        return trail.ToString();
    }
}
