using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Says where a text stops being JSON: line, column, and the path of the value it was in.</summary>
internal static class MalformedJson
{
    /// <summary>The fault of a text that cannot be JSON at all; null when it may be.</summary>
    public static Fault? DescribeText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return new Fault(JsonPathText.Root, "The document is empty; start from the sample plan.");
        }

        if (utf8[0] is 0xFF or 0xFE || utf8[..Math.Min(utf8.Length, 2)].Contains((byte)0))
        {
            return new Fault(JsonPathText.Root, "The document is not UTF-8; save the file with the encoding UTF-8.");
        }

        return Utf8.IsValid(utf8) ? null : Describe(utf8, FirstInvalid(utf8), "these bytes are not UTF-8.");
    }

    public static Fault Describe(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        var position = 0;
        for (var line = exception.LineNumber ?? 0; line > 0 && utf8[position..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            position += end + 1;
        }

        position += (int)Math.Min(exception.BytePositionInLine ?? 0, utf8.Length - position);
        return Describe(utf8, position, Reason(exception.Message));
    }

    private static Fault Describe(ReadOnlySpan<byte> utf8, int position, string reason)
    {
        var (line, column) = FaultPlaces.PlaceOf(utf8, position);
        return new Fault(PathOf(utf8[..position]), $"Not valid JSON: {reason} Mend the text there.") { Line = line, Column = column };
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(utf8[position..], out _, out var length) == OperationStatus.Done)
        {
            position += length;
        }

        return position;
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

    /// <summary>The path at which a text ends.</summary>
    private static string PathOf(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var tracker = new JsonPathTracker();
        try
        {
            while (reader.Read())
            {
                tracker.Track(ref reader);
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // This is the place that is looked for.
        }

        return tracker.ToString();
    }
}
