using System.Buffers;

namespace Coordination.Identity;

/// <summary>Base32 (RFC 4648) in lower case and without padding: for ids that people read out, and that stand in addresses.</summary>
internal static class Base32
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int BitsEach = 5;

    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    /// <summary>Writes bytes.</summary>
    public static string Write(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[((bytes.Length * 8) + BitsEach - 1) / BitsEach];
        var (bits, held, at) = (0u, 0, 0);
        foreach (var value in bytes)
        {
            bits = (bits << 8) | value;
            for (held += 8; held >= BitsEach; held -= BitsEach)
            {
                text[at++] = Alphabet[(int)(bits >> (held - BitsEach)) & 31];
            }
        }

        if (held > 0)
        {
            text[at] = Alphabet[(int)(bits << (BitsEach - held)) & 31];
        }

        return new string(text);
    }

    /// <summary>Whether a text is made of its letters.</summary>
    public static bool Is(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Known);
}
