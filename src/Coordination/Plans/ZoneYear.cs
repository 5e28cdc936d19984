namespace Coordination.Plans;

/// <summary>A zone's offsets in one UTC year, looked up once: a zone's own answer is slow for a question asked at every request.</summary>
internal sealed class ZoneYear
{
    private readonly long _from;
    private readonly long _to;
    private readonly List<(long From, long Offset)> _periods = [];

    public ZoneYear(TimeZoneInfo zone, int year)
    {
        _from = new DateTime(year, 1, 1).Ticks;
        _to = year == DateTime.MaxValue.Year ? DateTime.MaxValue.Ticks : new DateTime(year + 1, 1, 1).Ticks - 1;
        _periods.Add((_from, Ask(zone, _from)));
        // No zone changes its clocks there and back within a day.
        for (var day = _from; day < _to; day += TimeSpan.TicksPerDay)
        {
            var end = Math.Min(day + TimeSpan.TicksPerDay, _to);
            if (Ask(zone, end) is var offset && offset != _periods[^1].Offset)
            {
                _periods.Add((FindChange(zone, day, end), offset));
            }
        }
    }

    public bool Contains(long utc) => utc >= _from && utc <= _to;

    public long OffsetAt(long utc)
    {
        var index = _periods.Count - 1;
        while (_periods[index].From > utc)
        {
            index--;
        }

        return _periods[index].Offset;
    }

    private static long FindChange(TimeZoneInfo zone, long low, long high)
    {
        for (var before = Ask(zone, low); high - low > 1;)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Ask(zone, middle) == before ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static long Ask(TimeZoneInfo zone, long utc) => zone.GetUtcOffset(new DateTime(utc, DateTimeKind.Utc)).Ticks;
}
