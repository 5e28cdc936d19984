using System.Globalization;

namespace Coordination.Identity;

/// <summary>The one reader of instants that people and other systems write: RFC 3339 with its offset, so that they mean the same on every machine.</summary>
internal static class InstantText
{
    /// <summary>What an instant looks like, in words.</summary>
    public const string Format = "an instant with its offset, such as 2027-03-01T09:30:00+01:00 or 2027-03-01T08:30:00Z";

    // Ticks; further digits of a second are cut off.
    private const int MostDigits = 7;

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Reads an instant. A date, a time without its offset, and anything else are none.</summary>
    public static bool TryRead(string? text, out DateTimeOffset at)
    {
        at = default;
        return text is not null && HasOffset(text)
            && DateTimeOffset.TryParseExact(Shortened(text), Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at);
    }

    private static bool HasOffset(string text) => text is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    private static string Shortened(string text)
    {
        var digits = text.IndexOf('.', StringComparison.Ordinal) + 1;
        var end = digits;
        while (digits > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - digits > MostDigits ? string.Concat(text.AsSpan(0, digits + MostDigits), text.AsSpan(end)) : text;
    }
}
