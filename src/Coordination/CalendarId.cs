using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination;

/// <summary>A calendar of a plan.</summary>
[JsonConverter(typeof(IdJsonConverter<CalendarId>))]
public readonly record struct CalendarId : IId<CalendarId>, IComparable<CalendarId>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The text is not a valid identity.</exception>
    public CalendarId(string value) => _value = Slug.Require(value, nameof(value));

    /// <inheritdoc />
    public static string Format => Slug.Format;

    /// <inheritdoc />
    public static bool TryParse(string? text, out CalendarId id)
    {
        var valid = Slug.IsValid(text);
        id = valid ? new CalendarId(text!) : default;
        return valid;
    }

    /// <summary>Ordinal order, so that ties break the same way everywhere.</summary>
    public int CompareTo(CalendarId other) => string.CompareOrdinal(_value, other._value);

    /// <inheritdoc />
    public override string ToString() => _value ?? "";
}
