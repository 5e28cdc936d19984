using System.Globalization;

namespace Coordination.Dispatch;

/// <summary>Dates of a hall as instants.</summary>
internal static class HallTime
{
    /// <summary>UTC ticks as an instant.</summary>
    public static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>When a last valid day is over, in UTC ticks; <see cref="long.MaxValue"/> where there is none.</summary>
    /// <remarks>The day ends at the next local midnight: the later one where the clock passes it twice, the jump where it is skipped.</remarks>
    public static long EndOf(DateOnly? lastDay, string timeZone)
    {
        if (lastDay is not { } day || day == DateOnly.MaxValue)
        {
            return long.MaxValue;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var offset = zone.IsInvalidTime(midnight) ? zone.GetUtcOffset(midnight.AddHours(-3)) : zone.GetUtcOffset(midnight);
        return midnight.Ticks - offset.Ticks;
    }

    /// <summary>A time of day, with its date, on the hall's clock.</summary>
    public static string Text(long ticks, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(Instant(ticks), TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        return local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
