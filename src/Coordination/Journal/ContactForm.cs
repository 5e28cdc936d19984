using System.Globalization;
using System.Text;

namespace Coordination.Journal;

/// <summary>Brings what people write as a contact into one form, so that it is found however it was written.</summary>
/// <remarks>The form is what a digest on record is made of: it never changes. A country's prefix stays as it was given.</remarks>
internal static class ContactForm
{
    private const int Most = 8;

    private static readonly char[] Between = [',', ';', '\n'];

    /// <summary>The contacts in a text: several where commas or semicolons stand between them.</summary>
    public static IEnumerable<string> Of(string? text) => text is null
        ? []
        : text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(One).Where(one => one.Length > 0).Distinct(StringComparer.Ordinal).Take(Most);

    /// <summary>What contacts are looked for under: each in its form, and a telephone number with its country's prefix in both ways to write that.</summary>
    public static IEnumerable<string> Sought(string text) => Of(text).SelectMany(one =>
        one.StartsWith('+') ? [one, $"00{one[1..]}"]
        : one.StartsWith("00", StringComparison.Ordinal) && one.All(char.IsAsciiDigit) ? [one, $"+{one[2..]}"]
        : (string[])[one]);

    private static string One(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        return TryTelephone(plain, out var digits) ? digits : string.Join(' ', plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // Digits alone, and a plus before them: what people put between the digits is for the eye.
    private static bool TryTelephone(string text, out string digits)
    {
        var found = new StringBuilder(text.Length);
        digits = "";
        foreach (var one in text)
        {
            if (char.IsDigit(one))
            {
                found.Append(CharUnicodeInfo.GetDecimalDigitValue(one));
            }
            else if (one is '+' or '＋' && found.Length == 0)
            {
                found.Append('+');
            }
            else if (!(char.IsWhiteSpace(one) || one is '-' or '(' or ')' or '.' or '/' || char.GetUnicodeCategory(one) == UnicodeCategory.DashPunctuation))
            {
                return false;
            }
        }

        digits = found.ToString();
        return digits.Any(char.IsAsciiDigit);
    }
}
