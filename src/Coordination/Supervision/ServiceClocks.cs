using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Supervision;

/// <summary>The arithmetic of service-level clocks, in open time of one calendar.</summary>
/// <remarks>
/// A clock runs, or is stopped. While it runs, time counts only while the calendar is open; what it used before the
/// present run is kept, so that stopping and resuming lose nothing and count nothing twice.
/// </remarks>
internal static class ServiceClocks
{
    /// <summary>A clock that runs from an instant, which may be still to come.</summary>
    public static ServiceClock Start(TimeSpan? target, DateTimeOffset from, WorkingCalendar calendar) =>
        new(target, TimeSpan.Zero, from, DueOf(target, TimeSpan.Zero, from, calendar));

    /// <summary>The clock stopped: it keeps what it used.</summary>
    public static ServiceClock Stop(ServiceClock clock, DateTimeOffset at, WorkingCalendar calendar) =>
        clock with { Used = UsedAt(clock, at, calendar), RunningSince = null, Due = null };

    /// <summary>A stopped clock that runs again, with what remains of its target.</summary>
    public static ServiceClock Resume(ServiceClock clock, DateTimeOffset from, WorkingCalendar calendar) =>
        WithDue(clock with { RunningSince = from }, calendar);

    /// <summary>The same clock under another promise: what was used stays used.</summary>
    public static ServiceClock Retarget(ServiceClock clock, TimeSpan? target, WorkingCalendar calendar) =>
        WithDue(clock with { Target = target }, calendar);

    /// <summary>The same clock by other hours from an instant on: what was used before stays used, and what was due by then is due.</summary>
    public static ServiceClock Move(ServiceClock clock, DateTimeOffset at, WorkingCalendar before, WorkingCalendar after)
    {
        if (clock.RunningSince is not { } since)
        {
            return clock;
        }

        var split = since >= at ? clock : clock with { Used = UsedAt(clock, at, before), RunningSince = at };
        return clock.Due <= at ? split : WithDue(split, after);
    }

    /// <summary>The open time used until an instant.</summary>
    public static TimeSpan UsedAt(ServiceClock clock, DateTimeOffset at, WorkingCalendar calendar) =>
        clock.RunningSince is { } since ? clock.Used + calendar.OpenTime(since, at) : clock.Used;

    private static ServiceClock WithDue(ServiceClock clock, WorkingCalendar calendar) =>
        clock with { Due = DueOf(clock.Target, clock.Used, clock.RunningSince, calendar) };

    private static DateTimeOffset? DueOf(TimeSpan? promised, TimeSpan used, DateTimeOffset? running, WorkingCalendar calendar)
    {
        if (running is not { } since || promised is not { } target)
        {
            return null;
        }

        var remaining = target - used;
        return remaining > TimeSpan.Zero ? calendar.Add(since, remaining) : since;
    }
}
