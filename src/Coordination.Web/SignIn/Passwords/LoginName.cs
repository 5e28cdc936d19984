using System.Globalization;
using System.Text;

namespace Coordination.Web.SignIn.Passwords;

/// <summary>A name that people sign in by, in the one form that counts however it is typed: two names that look alike, or differ in case, are one.</summary>
/// <remarks>
/// The form is Unicode's NFKC of the folded text (UAX 15; Unicode 3.13, definition 146). What cannot be seen is refused and not left out (Default_Ignorable_Code_Point, and what
/// stands for nothing): with it one name could be shown as another. Letters of different scripts that look alike are different letters.
/// </remarks>
internal static class LoginName
{
    /// <summary>The text that says that a name has characters that cannot be seen.</summary>
    public const string Unseen = "LoginCharacters";

    private const string WithoutLetters = "LoginLetters";

    private const int Shortest = 3;
    private const int Longest = 100;

    /// <summary>The form of a name.</summary>
    /// <param name="typed">As it was typed.</param>
    /// <param name="form">The form; empty where it cannot be a name.</param>
    /// <returns>The text that says what is wrong; null where nothing is.</returns>
    public static string? Read(string typed, out string form)
    {
        // Plain spaces at the ends are a slip of the hand; whatever else is there was meant, or came from elsewhere, and is told.
        var text = typed.Trim(' ');
        form = "";
        if (text.Length > Longest)
        {
            return "LoginForm";
        }

        if (!text.EnumerateRunes().All(IsSeen))
        {
            return Unseen;
        }

        var folded = Fold(text);
        if (folded.Length is < Shortest or > Longest || folded.Any(char.IsWhiteSpace))
        {
            return "LoginForm";
        }

        if (!folded.EnumerateRunes().All(IsSeen))
        {
            return Unseen;
        }

        // Marks without a letter are drawn on whatever stands before them.
        if (!folded.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            return WithoutLetters;
        }

        form = folded;
        return null;
    }

    // By way of capitals, so that letters with two small forms are one; the one letter that folds to two has no simple mapping.
    private static string Fold(string text) => text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC);

    private static bool IsSeen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar && !IsBlank(rune.Value);

    // Marks and letters that are not format characters, and are not shown either: joiners, fillers, selectors of variants, the empty braille pattern.
    private static bool IsBlank(int value) =>
        value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
