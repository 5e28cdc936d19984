using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>Somebody or something that may call: 128 random bits, which say nothing of who it is.</summary>
[JsonConverter(typeof(IdJsonConverter<PrincipalId>))]
public readonly record struct PrincipalId : IId<PrincipalId>, IComparable<PrincipalId>
{
    /// <summary>The random bytes of an id.</summary>
    internal const int Size = OpaqueId.Size;

    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public PrincipalId(string value) =>
        _value = OpaqueId.IsValid(value) ? value : throw new ArgumentException($"'{value}' is not {Format}.", nameof(value));

    /// <inheritdoc />
    public static string Format => OpaqueId.Format;

    /// <summary>The id of 16 random bytes.</summary>
    internal static PrincipalId Of(ReadOnlySpan<byte> random) => new(OpaqueId.Write(random));

    /// <inheritdoc />
    public static bool TryParse(string? text, out PrincipalId id)
    {
        var valid = OpaqueId.IsValid(text);
        id = valid ? new PrincipalId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(PrincipalId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
