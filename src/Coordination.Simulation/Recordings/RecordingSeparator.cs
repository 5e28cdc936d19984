using System.Text;

namespace Coordination.Simulation.Recordings;

/// <summary>What stands between the fields of a recording: its header tells, as the names of its columns are known.</summary>
internal static class RecordingSeparator
{
    private const int LongestHeader = 16 * 1024;

    private static readonly char[] Known = [',', ';', '\t'];

    /// <summary>The separator by which most of the needed columns are there; a comma where none are. Null where the first line is <c>sep=…</c>, which says it itself.</summary>
    /// <exception cref="RecordingException">The file cannot be read.</exception>
    public static char? Of(string path)
    {
        var header = FirstLine(path);
        return header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? null : Known.MaxBy(separator => Found(header, separator));
    }

    /// <summary>The separator in words.</summary>
    public static string NameOf(char separator) => separator switch
    {
        ',' => "a comma",
        ';' => "a semicolon",
        '\t' => "a tab",
        _ => $"'{separator}'",
    };

    private static int Found(string header, char separator) =>
        header.Split(separator).Select(name => name.Trim(' ', '"')).Intersect(RecordingColumns.Required, StringComparer.Ordinal).Count();

    private static string FirstLine(string path)
    {
        using var text = RecordingStream.Open(path);
        var start = new char[LongestHeader];
        try
        {
            var read = start.AsSpan(0, text.ReadBlock(start));
            return (read.IndexOfAny('\r', '\n') is >= 0 and var end ? read[..end] : read).ToString();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or DecoderFallbackException)
        {
            // The reader itself says where it breaks off.
            return "";
        }
    }
}
