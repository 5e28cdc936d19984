using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A department of a hall; unique within its centre.</summary>
[JsonConverter(typeof(IdJsonConverter<DepartmentId>))]
public readonly record struct DepartmentId : IId<DepartmentId>, IComparable<DepartmentId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public DepartmentId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out DepartmentId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new DepartmentId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(DepartmentId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
