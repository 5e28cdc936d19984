using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>An entry of the service catalogue; unique within the plan.</summary>
[JsonConverter(typeof(IdJsonConverter<ServiceId>))]
public readonly record struct ServiceId : IId<ServiceId>, IComparable<ServiceId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public ServiceId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out ServiceId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new ServiceId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(ServiceId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
