using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>The code of a reason, as the plan lists it; unique within the plan.</summary>
[JsonConverter(typeof(IdJsonConverter<ReasonId>))]
public readonly record struct ReasonId : IId<ReasonId>, IComparable<ReasonId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public ReasonId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out ReasonId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new ReasonId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(ReasonId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
