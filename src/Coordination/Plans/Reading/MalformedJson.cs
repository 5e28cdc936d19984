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
        return Describe(utf8, position, Reason(utf8[position..], exception.Message));
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

    // The parser speaks to programmers, and of a text that is cut in several ways: what counts is what stands there, and what should.
    private static string Reason(ReadOnlySpan<byte> rest, string message) =>
        rest.IndexOfAnyExcept(" \t\r\n"u8) < 0 || message.Contains("reached end of data", StringComparison.Ordinal) ? "the text ends before everything is closed that was opened."
        : message.Contains("depth", StringComparison.Ordinal) ? "lists and objects stand too deep in each other."
        : message.Contains("trailing comma", StringComparison.Ordinal) ? "a comma stands after the last entry."
        : $"{Shown(rest)} stands where {Expected(message)}.";

    private static string Expected(string message) =>
        message.Contains("invalid after a value", StringComparison.Ordinal) ? "a comma or a closing bracket has to be"
        : message.Contains("start of a value", StringComparison.Ordinal) ? "a value has to be"
        : message.Contains("start of a property name", StringComparison.Ordinal) ? "a name in quotation marks has to be"
        : message.Contains("after a property name", StringComparison.Ordinal) || message.Contains("Expected a ':'", StringComparison.Ordinal) ? "a colon has to be"
        : message.Contains("after a single JSON value", StringComparison.Ordinal) || message.Contains("Expected end of data", StringComparison.Ordinal) ? "the document has ended already"
        : message.Contains("within a JSON string", StringComparison.Ordinal) ? "it has to be escaped, or the text before it closed"
        : "it cannot be";

    private static string Shown(ReadOnlySpan<byte> rest) =>
        Rune.DecodeFromUtf8(rest, out var rune, out _) == OperationStatus.Done && !Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune) ? $"'{rune}'"
        : rest[0] is (byte)'\n' or (byte)'\r' ? "a line break"
        : "a control character";

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
