using System.Buffers;

namespace Coordination.Hosting;

/// <summary>Which keys of callers without a name are taken: those that nobody else can have chosen.</summary>
/// <remarks>
/// <para>A key names what it was used for within its caller's own; all callers without a name share one. So their keys must be made at
/// random by the client, with at least 128 bits. What a key was made of cannot be seen: its length and its alphabet are checked,
/// and what is plainly not random is refused.</para>
/// <para>A UUID counts as the 32 hexadecimal digits it is written in.</para>
/// </remarks>
internal static class AnonymousKeys
{
    /// <summary>What is taken, in words.</summary>
    public const string Rule = "at least 128 random bits: a random UUID, 32 hexadecimal digits, 26 digits and letters of one case, or 22 characters of base64url";

    private const double Bits = 128;
    private const double BitsOfBase64 = 6;
    private const int FewestCharacters = 6;

    private static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> UpperHex = SearchValues.Create("0123456789ABCDEF");
    private static readonly SearchValues<char> Lower = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> Upper = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>Whether a key is long enough to have been made of 128 random bits, and does not look as if it was not.</summary>
    public static bool Takes(CommandKey key)
    {
        var text = key.ToString();
        var digits = text.Replace("-", "", StringComparison.Ordinal);
        var bits = BitsOfEach(digits);

        // A hyphen separates, but for base64url, where it is a digit like the others.
        var counted = bits < BitsOfBase64 ? digits : text;
        return counted.Length * bits >= Bits && counted.Distinct().Count() >= FewestCharacters && !IsPeriodic(counted) && !IsSequence(counted);
    }

    private static double BitsOfEach(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(Decimal) ? Math.Log2(10)
        : !text.ContainsAnyExcept(LowerHex) || !text.ContainsAnyExcept(UpperHex) ? 4
        : !text.ContainsAnyExcept(Lower) || !text.ContainsAnyExcept(Upper) ? 5
        : BitsOfBase64;

    // A piece that is written again and again, as by a loop that fills up to the length.
    private static bool IsPeriodic(ReadOnlySpan<char> text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text[period..].SequenceEqual(text[..^period]))
            {
                return true;
            }
        }

        return false;
    }

    // Most characters follow the one before in the alphabet, up or down, or are the same again.
    private static bool IsSequence(ReadOnlySpan<char> text)
    {
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            steps += Math.Abs(text[i] - text[i - 1]) <= 1 ? 1 : 0;
        }

        return steps * 4 >= (text.Length - 1) * 3;
    }
}
