using System.Buffers;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>Somebody or something that may call: 128 random bits, which say nothing of who it is.</summary>
[JsonConverter(typeof(IdJsonConverter<PrincipalId>))]
public readonly record struct PrincipalId : IId<PrincipalId>, IComparable<PrincipalId>
{
    /// <summary>The random bytes of an id.</summary>
    internal const int Size = 16;

    private const string Prefix = "p-";
    private const int Letters = 26;

    // 26 letters are 130 bits: the last one carries three bits of the id, and two that are always 0.
    private static readonly SearchValues<char> Last = SearchValues.Create("aeimquy4");

    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public PrincipalId(string value) =>
        _value = IsValid(value) ? value : throw new ArgumentException($"'{value}' is not {Format}.", nameof(value));

    /// <inheritdoc />
    public static string Format => "'p-' and 26 letters and digits of base32, such as p-aaaqeayeaudaocajbifqydiob4";

    /// <summary>The id of 16 random bytes.</summary>
    internal static PrincipalId Of(ReadOnlySpan<byte> random) => new(Prefix + Base32.Write(random));

    /// <inheritdoc />
    public static bool TryParse(string? text, out PrincipalId id)
    {
        var valid = IsValid(text);
        id = valid ? new PrincipalId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(PrincipalId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    private static bool IsValid(string? text) =>
        text?.Length == Prefix.Length + Letters
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && Base32.Is(text.AsSpan(Prefix.Length))
        && Last.Contains(text[^1]);
}
