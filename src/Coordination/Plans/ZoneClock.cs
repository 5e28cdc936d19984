using System.Collections.Concurrent;

namespace Coordination.Plans;

/// <summary>Turns local times of one zone into instants, also where clocks are changed.</summary>
/// <remarks>
/// It asks the zone only for the offset at an instant, which is never ambiguous. An opening in hours that occur twice
/// is the first one, a closing the last one; a time that is skipped is the instant of the change.
/// </remarks>
internal sealed class ZoneClock
{
    private static readonly ConcurrentDictionary<string, ZoneClock> Known = new(StringComparer.Ordinal);

    // No zone is further than 14 hours from UTC, so the instant of a local time lies within this on either side.
    private const long Reach = 15 * TimeSpan.TicksPerHour;

    private readonly TimeZoneInfo _zone;
    private readonly ConcurrentDictionary<int, ZoneYear> _years = new();
    private ZoneYear _latest;

    private ZoneClock(TimeZoneInfo zone)
    {
        _zone = zone;
        _latest = new ZoneYear(zone, 2000);
    }

    /// <summary>The clock of an IANA zone.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is unknown.</exception>
    public static ZoneClock Of(string zone) =>
        Known.GetOrAdd(zone, static id => new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(id)));

    /// <summary>The local time at an instant, in ticks.</summary>
    public long ToLocal(long utc) => Clamp(utc + OffsetAt(utc));

    /// <summary>The instant of a local time: the first of two, and the change itself where clocks skip it. In UTC.</summary>
    public DateTimeOffset InstantOf(DateTime local) => new(Clamp(ToUtc(local.Ticks, local.Ticks).From), TimeSpan.Zero);

    /// <summary>The instants of a stretch of local time; an empty stretch when clocks skip it.</summary>
    public (long From, long To) ToUtc(long localFrom, long localTo)
    {
        var before = OffsetAt(localFrom - Reach);
        var after = OffsetAt(localTo + Reach);
        if (before == after)
        {
            return (localFrom - before, localTo - before);
        }

        var change = FindChange(localFrom - Reach, localTo + Reach, before);
        return (Opening(localFrom, before, after, change), Closing(localTo, before, after, change));
    }

    private static long Opening(long local, long before, long after, long change) =>
        local - before < change ? local - before : Math.Max(local - after, change);

    private static long Closing(long local, long before, long after, long change) =>
        local - after > change ? local - after : Math.Min(local - before, change);

    private static long Clamp(long ticks) => Math.Clamp(ticks, 0, DateTime.MaxValue.Ticks);

    private long FindChange(long low, long high, long before)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (OffsetAt(middle) == before)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    private long OffsetAt(long utc)
    {
        utc = Clamp(utc);
        var year = _latest;
        if (!year.Contains(utc))
        {
            year = _years.GetOrAdd(new DateTime(utc).Year, static (number, zone) => new ZoneYear(zone, number), _zone);
            _latest = year;
        }

        return year.OffsetAt(utc);
    }
}
