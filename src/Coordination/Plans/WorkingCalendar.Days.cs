namespace Coordination.Plans;

// The ends of days. A break at noon ends none, and hours past midnight belong to the day on which they began.
internal sealed partial class WorkingCalendar
{
    private const int DaysOfTwoYears = 731;

    /// <summary>The latest end of a day's hours at or before an instant; null when there is none within two years, as where it is always open.</summary>
    public DateTimeOffset? LastDayEnd(DateTimeOffset at)
    {
        var today = DayOf(at);
        for (var day = today + 1; day >= Math.Max(0, today - DaysOfTwoYears); day--)
        {
            if (DayEnd(day) is { } end && end <= at.UtcTicks)
            {
                return new DateTimeOffset(end, TimeSpan.Zero);
            }
        }

        return null;
    }

    /// <summary>The next end of a day's hours after an instant; null when there is none within two years.</summary>
    public DateTimeOffset? NextDayEnd(DateTimeOffset after)
    {
        var today = DayOf(after);
        for (var day = Math.Max(0, today - 1); day <= Math.Min(today + DaysOfTwoYears, DateOnly.MaxValue.DayNumber); day++)
        {
            if (DayEnd(day) is { } end && end > after.UtcTicks)
            {
                return Instant(end, after.UtcTicks);
            }
        }

        return null;
    }

    private int DayOf(DateTimeOffset at) => (int)(_zone.ToLocal(at.UtcTicks) / TimeSpan.TicksPerDay);

    private long? DayEnd(int day)
    {
        if (_hours.IsAlways || _hours.On(day) is not [.., var last])
        {
            return null;
        }

        var ending = day;
        while (last.To == TimeSpan.TicksPerDay && ending - day < DaysOfTwoYears && _hours.On(ending + 1) is [{ From: 0 } next, ..])
        {
            (ending, last) = (ending + 1, next);
        }

        var midnight = ending * TimeSpan.TicksPerDay;
        return ending - day == DaysOfTwoYears ? null : _zone.ToUtc(midnight + last.From, midnight + last.To).To;
    }
}
