using System.Globalization;
using System.Text;

namespace Coordination.Identity;

/// <summary>What a text for people may be made of, wherever one is taken in.</summary>
internal static class PlainText
{
    private const int MostParts = 8;

    /// <summary>Whether a text has neither control characters nor marks of writing direction, and is whole Unicode.</summary>
    /// <remarks>
    /// Marks of direction (Unicode's Bidi_Control) make a text read otherwise than it is stored, in a log or a list also beyond its
    /// own end. A loop, because every command passes here: a query would allocate for each of them.
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="mayHaveLines">Whether it may have line breaks and tabs.</param>
    public static bool Is(ReadOnlySpan<char> text, bool mayHaveLines)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || IsMark(rune.Value) || (Rune.IsControl(rune) && !(mayHaveLines && rune.Value is '\n' or '\r' or '\t')))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a text has at most so many characters, as people count them: a letter with its accents is one, and so is a picture made of several.</summary>
    /// <remarks>What is made of very many parts is no character that anybody types, and does not fit.</remarks>
    public static bool Fits(string text, int characters) =>
        text.Length <= characters || (text.Length <= (long)characters * MostParts && LengthOf(text) <= characters);

    /// <summary>How many characters a text has, as people count them.</summary>
    public static int LengthOf(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>The text; null where it has nothing but blanks.</summary>
    public static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static bool IsMark(int value) =>
        value is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
