using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A step of a service; unique within the service.</summary>
[JsonConverter(typeof(IdJsonConverter<StepId>))]
public readonly record struct StepId : IId<StepId>, IComparable<StepId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public StepId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out StepId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new StepId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(StepId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
