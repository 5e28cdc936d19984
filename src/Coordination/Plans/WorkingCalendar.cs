namespace Coordination.Plans;

/// <summary>Answers when something is open, and computes in open time. Immutable.</summary>
public sealed class WorkingCalendar
{
    /// <summary>Makes the calendar of a plan.</summary>
    /// <param name="plan">Hours, holidays and special days, without fault.</param>
    /// <param name="hallTimeZone">The IANA zone where the calendar names none.</param>
    public WorkingCalendar(CalendarPlan plan, string hallTimeZone) => throw new NotImplementedException();

    /// <summary>Open at all times.</summary>
    public static WorkingCalendar AlwaysOpen => throw new NotImplementedException();

    /// <summary>Whether it is open at an instant; opening is included, closing is not.</summary>
    public bool IsOpen(DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>The next instant after <paramref name="at"/> at which it opens or closes; null when it never does again within two years.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset at) => throw new NotImplementedException();

    /// <summary>The open time between two instants; zero when the second is not later.</summary>
    public TimeSpan OpenTime(DateTimeOffset from, DateTimeOffset to) => throw new NotImplementedException();

    /// <summary>The instant at which an amount of open time after <paramref name="from"/> is used up; null when it never is within two years.</summary>
    public DateTimeOffset? Add(DateTimeOffset from, TimeSpan openTime) => throw new NotImplementedException();
}
