using System.Buffers;

namespace Coordination.Identity;

/// <summary>The one form of ids that say nothing of who is meant: 'p-' and 26 letters and digits of base32, which are 128 bits.</summary>
internal static class OpaqueId
{
    /// <summary>The bytes of an id: 16.</summary>
    public const int Size = 16;

    public const string Format = "'p-' and 26 letters and digits of base32, such as p-aaaqeayeaudaocajbifqydiob4";

    private const string Prefix = "p-";
    private const int Letters = 26;

    // 26 letters are 130 bits: the last one carries three bits of the id, and two that are always 0.
    private static readonly SearchValues<char> Last = SearchValues.Create("aeimquy4");

    /// <summary>The id of 16 bytes.</summary>
    public static string Write(ReadOnlySpan<byte> bytes) => Prefix + Base32.Write(bytes);

    public static bool IsValid(string? text) =>
        text?.Length == Prefix.Length + Letters
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && Base32.Is(text.AsSpan(Prefix.Length))
        && Last.Contains(text[^1]);
}
