using System.Text.Json;

namespace Coordination.Plans.Reading;

/// <summary>Counts a document before it is read: what is far larger than any hall's plan costs no more than one look over its bytes.</summary>
internal static class DocumentSize
{
    /// <summary>Names and values of all kinds, together: some twenty times those of a hall with a thousand staff.</summary>
    public const int MostTokens = 1_000_000;

    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether there are too many; a text that is no JSON is judged by its reader.</summary>
    public static bool IsTooLarge(ReadOnlySpan<byte> utf8)
    {
        // Each has at least one byte of its own.
        if (utf8.Length <= MostTokens)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8, Lenient);
        var tokens = 0;
        try
        {
            while (reader.Read())
            {
                if (++tokens > MostTokens)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // As far as it can be read it is not too large.
        }

        return false;
    }
}
