namespace Coordination.Journal;

/// <summary>The journal's time: whole microseconds since 1970-01-01 UTC, as the stores keep it and the chain hashes it.</summary>
internal static class JournalTime
{
    /// <summary>The microseconds of an instant; what is finer is cut off.</summary>
    public static long ToMicroseconds(DateTimeOffset at) =>
        (at.UtcTicks / TimeSpan.TicksPerMicrosecond) - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>The instant, in UTC.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside the years 1 to 9999.</exception>
    public static DateTimeOffset FromMicroseconds(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks(Math.Clamp(microseconds, -OutOfRange, OutOfRange) * TimeSpan.TicksPerMicrosecond);

    /// <summary>The instant cut off to the microsecond, in UTC.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private const long OutOfRange = long.MaxValue / TimeSpan.TicksPerMicrosecond;
}
