using System.Globalization;

namespace Coordination.Queries;

/// <summary>Hours or days of a zone's local time, also where clocks are changed: an hour that occurs twice is two buckets, and a day may have 23 or 25 hours.</summary>
/// <param name="zone">The zone.</param>
/// <param name="by">Hours or days.</param>
internal sealed class LocalBuckets(TimeZoneInfo zone, FigureDimension by)
{
    // No zone changes its clocks twice within this.
    private static readonly TimeSpan Stride = TimeSpan.FromHours(6);
    private static readonly TimeSpan ShortDay = TimeSpan.FromHours(22);

    /// <summary>How long a bucket is while clocks stay as they are.</summary>
    public TimeSpan Width { get; } = by == FigureDimension.Hour ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1);

    /// <summary>The parts of a stretch of time within which local time is UTC and one offset.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To, TimeSpan Offset)> PartsOf(DateTimeOffset from, DateTimeOffset to)
    {
        for (var (begin, at) = (from, from); begin < to;)
        {
            var offset = zone.GetUtcOffset(begin);
            while (at < to && zone.GetUtcOffset(at) == offset)
            {
                at = to - at < Stride ? to : at + Stride;
            }

            var end = zone.GetUtcOffset(at) == offset ? at : ChangeWithin(at - begin < Stride ? begin : at - Stride, at, offset);
            yield return (begin, end, offset);
            (begin, at) = (end, end);
        }
    }

    /// <summary>When the bucket begins to which a number belongs, as <see cref="FactSum.Key"/> has it.</summary>
    public DateTimeOffset BeginOf(string key, TimeSpan offset)
    {
        var local = DateTime.UnixEpoch + (long.Parse(key, CultureInfo.InvariantCulture) * Width);
        return by == FigureDimension.Hour ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), offset) : MidnightOf(local);
    }

    /// <summary>When a local day begins.</summary>
    public DateTimeOffset BeginOf(DateOnly date) => MidnightOf(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>When the bucket begins in which an instant is.</summary>
    public DateTimeOffset BeginOf(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return by == FigureDimension.Hour ? local - new TimeSpan(0, 0, local.Minute, local.Second) - new TimeSpan(local.Ticks % TimeSpan.TicksPerSecond) : MidnightOf(local.Date);
    }

    /// <summary>The buckets of a stretch of time in order, each cut at its edges.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To, DateTimeOffset Begin)> Between(DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at < to;)
        {
            var (begin, next) = (BeginOf(at), QuarterAfter(at));

            // No day is shorter than that; from there on quarter by quarter, so that no change of clocks is passed over.
            if (by == FigureDimension.Day && QuarterAfter(at + ShortDay) is var later && BeginOf(later) == begin)
            {
                next = later;
            }

            while (next < to && BeginOf(next) == begin)
            {
                next = QuarterAfter(next);
            }

            yield return (at, next < to ? next : to, begin);
            at = next;
        }
    }

    private static DateTimeOffset QuarterAfter(DateTimeOffset at)
    {
        const long Quarter = 15 * TimeSpan.TicksPerMinute;
        return new DateTimeOffset(((at.UtcTicks / Quarter) + 1) * Quarter, TimeSpan.Zero);
    }

    // Where midnight occurs twice, the first; one that is skipped still names its day.
    private DateTimeOffset MidnightOf(DateTime date)
    {
        var midnight = DateTime.SpecifyKind(date.Date, DateTimeKind.Unspecified);
        return new DateTimeOffset(midnight, zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight));
    }

    private DateTimeOffset ChangeWithin(DateTimeOffset before, DateTimeOffset after, TimeSpan offset)
    {
        var (low, high) = (before.UtcTicks, after.UtcTicks);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = zone.GetUtcOffset(new DateTimeOffset(middle, TimeSpan.Zero)) == offset ? (middle, high) : (low, middle);
        }

        return new DateTimeOffset(high, TimeSpan.Zero);
    }
}
