using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A skill that steps require and staff hold; unique within the plan.</summary>
[JsonConverter(typeof(IdJsonConverter<SkillId>))]
public readonly record struct SkillId : IId<SkillId>, IComparable<SkillId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public SkillId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out SkillId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new SkillId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(SkillId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
