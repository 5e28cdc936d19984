using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>The open stretches of every date in local time: merged, in order, ready per weekday.</summary>
internal sealed class LocalHours
{
    private readonly ImmutableArray<Stretch>[] _week;
    private readonly FrozenDictionary<int, ImmutableArray<Stretch>> _dates;

    public LocalHours(CalendarPlan plan)
    {
        var hours = plan.Hours.OrEmpty();
        var special = plan.SpecialDays.OrEmpty();
        var holidays = plan.Holidays.OrEmpty();
        _week = [.. Enum.GetValues<DayOfWeek>().Select(day =>
            Merge(hours.Where(stretch => stretch.Day == day).Select(stretch => Stretch.Of(stretch.From, stretch.To))))];
        var dates = special.GroupBy(day => day.Date.DayNumber).ToDictionary(
            group => group.Key, group => Merge(group.Select(day => Stretch.Of(day.From, day.To))));
        foreach (var holiday in holidays)
        {
            dates[holiday.Date.DayNumber] = [];
        }

        _dates = dates.ToFrozenDictionary();
        IsNever = _week.All(day => day.IsEmpty) && _dates.Values.All(day => day.IsEmpty);
        IsAlways = _week.Concat(_dates.Values).All(day => day is [{ From: 0, To: TimeSpan.TicksPerDay }]);
    }

    /// <summary>Whether no date is open at all.</summary>
    public bool IsNever { get; }

    /// <summary>Whether every date is open from midnight to midnight.</summary>
    public bool IsAlways { get; }

    /// <summary>The open stretches of a date, by its number of days since 1 January 0001.</summary>
    public ImmutableArray<Stretch> On(int dayNumber) =>
        _dates.TryGetValue(dayNumber, out var stretches) ? stretches : _week[(dayNumber + 1) % 7];

    private static ImmutableArray<Stretch> Merge(IEnumerable<Stretch> stretches)
    {
        var merged = new List<Stretch>();
        foreach (var next in stretches.Where(stretch => stretch.To > stretch.From).OrderBy(stretch => stretch.From))
        {
            if (merged is [.., var last] && next.From <= last.To)
            {
                merged[^1] = last with { To = Math.Max(last.To, next.To) };
            }
            else
            {
                merged.Add(next);
            }
        }

        return [.. merged];
    }

    /// <summary>An open stretch of a day, in ticks since local midnight.</summary>
    internal readonly record struct Stretch(long From, long To)
    {
        /// <summary>Midnight as the end is the end of the day.</summary>
        public static Stretch Of(TimeOnly from, TimeOnly to) =>
            new(from.Ticks, to == TimeOnly.MinValue ? TimeSpan.TicksPerDay : to.Ticks);
    }
}
