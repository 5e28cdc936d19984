using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Plans;

/// <summary>When something is open.</summary>
public sealed record CalendarPlan
{
    /// <summary>Its name in this plan.</summary>
    public required CalendarId Id { get; init; }

    /// <summary>An IANA time zone; the hall's when null.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The weekly hours, in local time; they must not overlap.</summary>
    public ImmutableArray<OpeningHours> Hours { get; init; } = [];

    /// <summary>Days without opening, whatever the weekly hours say.</summary>
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    /// <summary>Days with other hours than the week's.</summary>
    public ImmutableArray<SpecialDay> SpecialDays { get; init; } = [];
}

/// <summary>One open stretch of a weekday.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="From">From this local time.</param>
/// <param name="To">Until this local time, later than <paramref name="From"/>; midnight (24:00) is the end of the day.</param>
public sealed record OpeningHours(
    DayOfWeek Day,
    [property: JsonConverter(typeof(ClockTimeJsonConverter))] TimeOnly From,
    [property: JsonConverter(typeof(ClosingTimeJsonConverter))] TimeOnly To);

/// <summary>A closed day.</summary>
/// <param name="Date">The date.</param>
/// <param name="Name">Why, for people.</param>
public sealed record Holiday(DateOnly Date, PlanName Name);

/// <summary>One open stretch of one date, in place of the weekday's hours.</summary>
/// <param name="Date">The date.</param>
/// <param name="From">From this local time.</param>
/// <param name="To">Until this local time, later than <paramref name="From"/>; midnight (24:00) is the end of the day.</param>
public sealed record SpecialDay(
    DateOnly Date,
    [property: JsonConverter(typeof(ClockTimeJsonConverter))] TimeOnly From,
    [property: JsonConverter(typeof(ClosingTimeJsonConverter))] TimeOnly To);
