namespace Coordination.Plans;

/// <summary>Answers when something is open, and computes in open time. Immutable.</summary>
/// <remarks>
/// Hours are local. Where clocks are changed, an opening in the hours that occur twice is the first one and a closing
/// the last one; a time that is skipped is the instant of the change. Stretches that touch are one. Every answer is in UTC.
/// </remarks>
internal sealed partial class WorkingCalendar
{
    private static readonly long Horizon = TimeSpan.FromDays(731).Ticks;

    private readonly LocalHours _hours;
    private readonly ZoneClock _zone;

    /// <summary>Makes the calendar of a plan.</summary>
    /// <param name="plan">Hours, holidays and special days, without fault.</param>
    /// <param name="hallTimeZone">The IANA zone where the calendar names none.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone is unknown.</exception>
    public WorkingCalendar(CalendarPlan plan, string hallTimeZone)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _hours = new LocalHours(plan);
        _zone = ZoneClock.Of(plan.TimeZone ?? hallTimeZone);
    }

    /// <summary>Open at all times.</summary>
    public static WorkingCalendar AlwaysOpen { get; } = new(AllDay(), "UTC");

    /// <summary>Whether it is open at an instant; opening is included, closing is not.</summary>
    public bool IsOpen(DateTimeOffset at)
    {
        if (_hours.IsAlways)
        {
            return true;
        }

        var now = at.UtcTicks;
        return Walk(now, now + 1, out var stretches) && stretches.MoveNext() && stretches.From <= now;
    }

    /// <summary>The next instant after <paramref name="at"/> at which it opens or closes; null when it never does again within two years.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset at)
    {
        var now = at.UtcTicks;
        if (_hours.IsAlways || !Walk(now, now + Horizon + 1, out var stretches) || !stretches.MoveNext())
        {
            return null;
        }

        if (stretches.From > now)
        {
            return Instant(stretches.From, now);
        }

        var closing = stretches.To;
        while (stretches.MoveNext() && stretches.From <= closing)
        {
            closing = stretches.To;
        }

        return Instant(closing, now);
    }

    /// <summary>The open time between two instants; zero when the second is not later.</summary>
    public TimeSpan OpenTime(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (from.UtcTicks, to.UtcTicks);
        if (_hours.IsAlways)
        {
            return TimeSpan.FromTicks(Math.Max(0, end - start));
        }

        var open = 0L;
        for (var walking = Walk(start, end, out var stretches); walking && stretches.MoveNext();)
        {
            open += Math.Min(stretches.To, end) - stretches.From;
        }

        return TimeSpan.FromTicks(open);
    }

    /// <summary>The instant at which an amount of open time after <paramref name="from"/> is used up; null when it never is within two years.</summary>
    /// <remarks>Nothing, or less than nothing, is used up at <paramref name="from"/> itself.</remarks>
    public DateTimeOffset? Add(DateTimeOffset from, TimeSpan openTime)
    {
        var start = from.UtcTicks;
        var left = openTime.Ticks;
        if (left <= 0 || _hours.IsAlways)
        {
            return left > Horizon ? null : Instant(start + Math.Max(0, left), start);
        }

        for (var walking = Walk(start, start + Horizon, out var stretches); walking && stretches.MoveNext();)
        {
            var open = stretches.To - stretches.From;
            if (left <= open)
            {
                return Instant(stretches.From + left, start);
            }

            left -= open;
        }

        return null;
    }

    private static DateTimeOffset? Instant(long ticks, long start) =>
        ticks - start > Horizon || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private static CalendarPlan AllDay() => new()
    {
        Id = new CalendarId("always"),
        Hours = [.. Enum.GetValues<DayOfWeek>().Select(day => new OpeningHours(day, TimeOnly.MinValue, TimeOnly.MinValue))],
    };
}
