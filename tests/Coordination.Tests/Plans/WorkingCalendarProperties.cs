using Coordination.Plans;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Coordination.Tests.Plans;

/// <summary>Laws of open time, for random calendars around the days on which Warsaw changes its clocks.</summary>
public sealed class WorkingCalendarProperties
{
    private const int QuarterHours = 96;
    private static readonly DateTimeOffset Spring = new(2026, 3, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Autumn = new(2026, 10, 25, 0, 0, 0, TimeSpan.Zero);
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2026, 1);

    [Fact]
    public void Add_AnyOpenTime_IsUsedUpExactlyThere() => Check((calendar, at, minutes) =>
    {
        var time = TimeSpan.FromMinutes(minutes);
        return calendar.Add(at, time) is not { } end
            || (calendar.OpenTime(at, end) == time && (minutes == 0 || calendar.OpenTime(at, end.AddTicks(-1)) < time));
    });

    [Fact]
    public void Add_MoreOpenTime_IsNeverEarlier() => Check((calendar, at, minutes) =>
        calendar.Add(at, TimeSpan.FromMinutes(minutes + 1)) is not { } later
        || calendar.Add(at, TimeSpan.FromMinutes(minutes)) is { } sooner && sooner < later);

    [Fact]
    public void OpenTime_OfTwoParts_AddsUp() => Check((calendar, at, minutes) =>
    {
        var middle = at.AddMinutes(minutes);
        var end = middle.AddMinutes(minutes * 3);
        return calendar.OpenTime(at, end) == calendar.OpenTime(at, middle) + calendar.OpenTime(middle, end);
    });

    [Fact]
    public void OpenTime_MinuteByMinute_IsTheCountOfOpenMinutes() => Check((calendar, at, minutes) =>
    {
        var open = Enumerable.Range(0, minutes / 4).Count(minute => calendar.IsOpen(at.AddMinutes(minute)));
        return calendar.OpenTime(at, at.AddMinutes(minutes / 4)) == TimeSpan.FromMinutes(open);
    });

    [Fact]
    public void NextChange_AnyInstant_IsWhereIsOpenFirstDiffers() => Check((calendar, at, _) =>
    {
        var change = calendar.NextChange(at);
        var until = change ?? at.AddDays(21);
        var now = calendar.IsOpen(at);
        var same = calendar.OpenTime(at, until) == (now ? until - at : TimeSpan.Zero);
        return same && (change is null || calendar.IsOpen(change.Value) != now);
    });

    [Fact]
    public void IsOpen_HoursAwayFromAChangeOfClocks_IsTheLocalTimeWithinTheHours() => Prop.ForAll(
        Plans().ToArbitrary(), Instants().ToArbitrary(), (plan, at) =>
        {
            var warsaw = TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw");
            var local = TimeZoneInfo.ConvertTime(at, warsaw);
            if (warsaw.GetUtcOffset(at.AddHours(-26)) != warsaw.GetUtcOffset(at.AddHours(26)))
            {
                return true;
            }

            var date = DateOnly.FromDateTime(local.DateTime);
            var open = plan.Holidays.All(holiday => holiday.Date != date) && plan.Hours.Any(hours =>
                hours.Day == local.DayOfWeek && hours.From.ToTimeSpan() <= local.TimeOfDay
                && (hours.To == TimeOnly.MinValue || local.TimeOfDay < hours.To.ToTimeSpan()));
            return new WorkingCalendar(plan, "Europe/Warsaw").IsOpen(at) == open;
        }).Check(Runs);

    private static void Check(Func<WorkingCalendar, DateTimeOffset, int, bool> law) => Prop.ForAll(
        Plans().ToArbitrary(), Instants().ToArbitrary(), Gen.Choose(0, 3000).ToArbitrary(),
        (plan, at, minutes) => law(new WorkingCalendar(plan, "Europe/Warsaw"), at, minutes)).Check(Runs);

    private static Gen<DateTimeOffset> Instants() =>
        from season in Gen.Elements(Spring, Autumn)
        from minutes in Gen.Choose(-6 * 1440, 5 * 1440)
        select season.AddMinutes(minutes);

    private static Gen<CalendarPlan> Plans() =>
        from stretches in Gen.ListOf(Stretches())
        from holidays in Gen.ListOf(Gen.Choose(-8, 8), 2)
        select new CalendarPlan
        {
            Id = new CalendarId("random"),
            Hours = [.. stretches],
            Holidays = [.. holidays.Select(day => new Holiday(new DateOnly(2026, 10, 25).AddDays(day), "closed"))],
        };

    private static Gen<OpeningHours> Stretches() =>
        from day in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from start in Gen.Choose(0, QuarterHours - 1)
        from length in Gen.Choose(1, QuarterHours)
        let end = Math.Min(start + length, QuarterHours) % QuarterHours
        select new OpeningHours(day, new TimeOnly(0, 0).AddMinutes(start * 15), new TimeOnly(0, 0).AddMinutes(end * 15));
}
