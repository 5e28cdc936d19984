using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A member of staff; unique within the centre.</summary>
[JsonConverter(typeof(IdJsonConverter<StaffId>))]
public readonly record struct StaffId : IId<StaffId>, IComparable<StaffId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public StaffId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out StaffId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new StaffId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(StaffId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
