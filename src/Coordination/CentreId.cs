using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A hall's service and management centre: the unit of scale-out.</summary>
[JsonConverter(typeof(IdJsonConverter<CentreId>))]
public readonly record struct CentreId : IId<CentreId>, IComparable<CentreId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public CentreId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out CentreId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new CentreId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(CentreId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
