using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class WorkingCalendarTests
{
    private static readonly CalendarPlan OfficeHours = new()
    {
        Id = new CalendarId("office"),
        TimeZone = "Europe/Warsaw",
        Hours =
        [
            new OpeningHours(DayOfWeek.Monday, new TimeOnly(8, 0), new TimeOnly(12, 0)),
            new OpeningHours(DayOfWeek.Monday, new TimeOnly(12, 0), new TimeOnly(18, 0)),
            new OpeningHours(DayOfWeek.Tuesday, new TimeOnly(8, 0), new TimeOnly(12, 0)),
            new OpeningHours(DayOfWeek.Tuesday, new TimeOnly(13, 0), new TimeOnly(16, 0)),
        ],
        Holidays = [new Holiday(new DateOnly(2026, 4, 6), "Easter Monday")],
        SpecialDays = [new SpecialDay(new DateOnly(2026, 4, 8), new TimeOnly(9, 0), new TimeOnly(10, 0))],
    };

    private static readonly WorkingCalendar Office = new(OfficeHours, "UTC");

    [Theory]
    [InlineData("2026-01-12T07:59:59+01:00", false)]
    [InlineData("2026-01-12T08:00:00+01:00", true)]
    [InlineData("2026-01-12T12:00:00+01:00", true)]
    [InlineData("2026-01-12T18:00:00+01:00", false)]
    [InlineData("2026-01-13T12:30:00+01:00", false)]
    [InlineData("2026-01-14T10:00:00+01:00", false)]
    [InlineData("2026-07-13T08:00:00+02:00", true)]
    [InlineData("2026-04-06T10:00:00+02:00", false)]
    [InlineData("2026-04-08T09:30:00+02:00", true)]
    public void IsOpen_LocalHours_FollowsTheClockOnTheWall(string at, bool open) =>
        Office.IsOpen(At(at)).ShouldBe(open);

    [Theory]
    [InlineData("2026-01-12T07:00:00+01:00", "2026-01-12T08:00:00+01:00")]
    [InlineData("2026-01-12T08:00:00+01:00", "2026-01-12T18:00:00+01:00")]
    [InlineData("2026-01-12T18:00:00+01:00", "2026-01-13T08:00:00+01:00")]
    [InlineData("2026-01-13T12:00:00+01:00", "2026-01-13T13:00:00+01:00")]
    [InlineData("2026-03-31T17:00:00+02:00", "2026-04-07T08:00:00+02:00")]
    public void NextChange_AnyInstant_IsTheNextOpeningOrClosing(string at, string next) =>
        Office.NextChange(At(at)).ShouldBe(At(next));

    /// <remarks>Cases F10 and F11: a break ends no day, and hours past midnight are of the day before.</remarks>
    [Theory]
    [InlineData("2026-01-12T17:59:59+01:00", null, "2026-01-12T18:00:00+01:00")]
    [InlineData("2026-01-12T18:00:00+01:00", "2026-01-12T18:00:00+01:00", "2026-01-13T16:00:00+01:00")]
    [InlineData("2026-01-13T12:30:00+01:00", "2026-01-12T18:00:00+01:00", "2026-01-13T16:00:00+01:00")]
    [InlineData("2026-04-06T23:00:00+02:00", "2026-03-31T16:00:00+02:00", "2026-04-07T16:00:00+02:00")]
    [InlineData("2026-04-08T10:00:00+02:00", "2026-04-08T10:00:00+02:00", "2026-04-13T18:00:00+02:00")]
    public void F10_DayEnds_AreTheEndsOfTheDaysLastHours(string at, string? last, string next)
    {
        Office.LastDayEnd(At(at)).ShouldBe(At(last ?? "2026-01-06T16:00:00+01:00"));
        Office.NextDayEnd(At(at)).ShouldBe(At(next));
    }

    [Fact]
    public void F10_DayEnds_HoursPastMidnightAreOneStretch()
    {
        var night = new WorkingCalendar(
            new CalendarPlan
            {
                Id = new CalendarId("night"),
                Hours =
                [
                    new OpeningHours(DayOfWeek.Friday, new TimeOnly(20, 0), TimeOnly.MinValue),
                    new OpeningHours(DayOfWeek.Saturday, TimeOnly.MinValue, new TimeOnly(2, 0)),
                    new OpeningHours(DayOfWeek.Saturday, new TimeOnly(10, 0), new TimeOnly(12, 0)),
                ],
            },
            "UTC");

        night.LastDayEnd(At("2026-01-17T02:00:00Z")).ShouldBe(At("2026-01-17T02:00:00Z"));
        night.LastDayEnd(At("2026-01-17T01:00:00Z")).ShouldBe(At("2026-01-10T12:00:00Z"));
        night.NextDayEnd(At("2026-01-16T23:00:00Z")).ShouldBe(At("2026-01-17T02:00:00Z"));
        night.NextDayEnd(At("2026-01-17T02:00:00Z")).ShouldBe(At("2026-01-17T12:00:00Z"));
        WorkingCalendar.AlwaysOpen.LastDayEnd(At("2026-01-17T02:00:00Z")).ShouldBeNull();
        WorkingCalendar.AlwaysOpen.NextDayEnd(At("2026-01-17T02:00:00Z")).ShouldBeNull();
    }

    [Fact]
    public void NextChange_HolidayOnAnOtherwiseEndlessCalendar_IsItsMidnight()
    {
        var calendar = new WorkingCalendar(EveryDay(new TimeOnly(0, 0), new TimeOnly(0, 0)) with
        {
            Holidays = [new Holiday(new DateOnly(2026, 11, 11), "Independence Day")],
        }, "Europe/Warsaw");

        calendar.NextChange(At("2026-03-01T00:00:00Z")).ShouldBe(At("2026-11-11T00:00:00+01:00"));
        calendar.NextChange(At("2026-11-11T00:00:00+01:00")).ShouldBe(At("2026-11-12T00:00:00+01:00"));
        calendar.NextChange(At("2026-11-12T00:00:00+01:00")).ShouldBeNull();
    }

    [Fact]
    public void NeverOpen_EveryQuestion_SaysSo()
    {
        var never = new WorkingCalendar(new CalendarPlan { Id = new CalendarId("never"), Hours = default }, "UTC");
        var at = At("2026-01-12T10:00:00Z");

        never.IsOpen(at).ShouldBeFalse();
        never.NextChange(at).ShouldBeNull();
        never.OpenTime(at, at.AddYears(1)).ShouldBe(TimeSpan.Zero);
        never.Add(at, TimeSpan.FromTicks(1)).ShouldBeNull();
        never.Add(at, TimeSpan.Zero).ShouldBe(at);
    }

    [Fact]
    public void AlwaysOpen_EveryQuestion_IsPlainTime()
    {
        var always = WorkingCalendar.AlwaysOpen;
        var at = At("2026-01-12T10:00:00+05:00");

        always.ShouldBeSameAs(WorkingCalendar.AlwaysOpen);
        always.IsOpen(at).ShouldBeTrue();
        always.NextChange(at).ShouldBeNull();
        always.OpenTime(at, at.AddHours(3)).ShouldBe(TimeSpan.FromHours(3));
        always.OpenTime(at, at.AddHours(-3)).ShouldBe(TimeSpan.Zero);
        always.Add(at, TimeSpan.FromHours(3)).ShouldBe(at.AddHours(3));
        always.Add(at, TimeSpan.FromDays(800)).ShouldBeNull();
        always.IsOpen(DateTimeOffset.MinValue).ShouldBeTrue();
        always.Add(DateTimeOffset.MaxValue, TimeSpan.FromDays(1)).ShouldBeNull();
    }

    [Fact]
    public void Add_AcrossAHoliday_SkipsIt() =>
        Office.Add(At("2026-03-31T15:00:00+02:00"), TimeSpan.FromHours(2)).ShouldBe(At("2026-04-07T09:00:00+02:00"));

    [Fact]
    public void Add_ExactlyUntilClosing_IsTheClosing() =>
        Office.Add(At("2026-01-12T10:00:00+01:00"), TimeSpan.FromHours(8)).ShouldBe(At("2026-01-12T18:00:00+01:00"));

    [Fact]
    public void OpenTime_HolidayAndSpecialDay_CountsTheirHours() =>
        Office.OpenTime(At("2026-04-06T00:00:00+02:00"), At("2026-04-13T00:00:00+02:00")).ShouldBe(TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-10-26", 24)]
    public void OpenTime_WholeDayWhenClocksChange_IsItsRealLength(string date, int hours)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var calendar = new WorkingCalendar(new CalendarPlan
        {
            Id = new CalendarId("one-day"),
            SpecialDays = [new SpecialDay(day, TimeOnly.MinValue, TimeOnly.MinValue)],
        }, "Europe/Warsaw");

        calendar.OpenTime(At("2026-01-01T00:00:00Z"), At("2027-01-01T00:00:00Z")).ShouldBe(TimeSpan.FromHours(hours));
    }

    [Theory]
    [InlineData(2, 15, 2, 45, "2026-03-29T01:00:00Z", null)] // skipped altogether
    [InlineData(1, 30, 2, 30, "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")] // its end is skipped
    [InlineData(2, 30, 3, 30, "2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z")] // its beginning is skipped
    public void Hours_ThatClocksSkip_EndAtTheChange(int fromHour, int fromMinute, int toHour, int toMinute, string opens, string? closes)
    {
        var calendar = OnDate(new DateOnly(2026, 3, 29), new TimeOnly(fromHour, fromMinute), new TimeOnly(toHour, toMinute));
        var midnight = At("2026-03-29T00:00:00+01:00");

        calendar.NextChange(midnight).ShouldBe(closes is null ? null : At(opens));
        if (closes is not null)
        {
            calendar.NextChange(At(opens)).ShouldBe(At(closes));
        }
    }

    [Theory]
    [InlineData(2, 15, 2, 45, "2026-10-25T00:15:00Z", "2026-10-25T01:45:00Z")] // both ends occur twice
    [InlineData(1, 0, 2, 0, "2026-10-24T23:00:00Z", "2026-10-25T00:00:00Z")] // ends as the hour first begins
    [InlineData(3, 0, 4, 0, "2026-10-25T02:00:00Z", "2026-10-25T03:00:00Z")] // begins when the hour is over
    [InlineData(2, 0, 3, 0, "2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")] // exactly the double hour
    public void Hours_ThatOccurTwice_RunFromTheFirstToTheLast(int fromHour, int fromMinute, int toHour, int toMinute, string opens, string closes)
    {
        var calendar = OnDate(new DateOnly(2026, 10, 25), new TimeOnly(fromHour, fromMinute), new TimeOnly(toHour, toMinute));

        calendar.NextChange(At("2026-10-24T20:00:00Z")).ShouldBe(At(opens));
        calendar.NextChange(At(opens)).ShouldBe(At(closes));
        calendar.NextChange(At(closes)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Pacific/Apia", "2011-12-28T00:00:00Z", "2012-01-02T00:00:00Z")] // a whole date is skipped
    [InlineData("Australia/Lord_Howe", "2026-04-03T00:00:00Z", "2026-04-07T00:00:00Z")] // half an hour
    [InlineData("America/Havana", "2026-10-30T00:00:00Z", "2026-11-03T00:00:00Z")] // back from 01:00 to midnight
    [InlineData("America/Asuncion", "2023-03-24T00:00:00Z", "2023-03-28T00:00:00Z")] // back over midnight
    [InlineData("Europe/Dublin", "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z")] // winter time is the exception
    [InlineData("Africa/Casablanca", "2026-02-13T00:00:00Z", "2026-02-17T00:00:00Z")] // back for a month
    [InlineData("Asia/Kathmandu", "2026-02-13T00:00:00Z", "2026-02-17T00:00:00Z")]
    public void OpenTime_RoundTheClockInOddZones_IsElapsedTime(string zone, string from, string to)
    {
        // One holiday far away, so that the walk over the dates is taken.
        var calendar = new WorkingCalendar(EveryDay(TimeOnly.MinValue, TimeOnly.MinValue) with
        {
            Holidays = [new Holiday(new DateOnly(2000, 1, 1), "New Year")],
        }, zone);

        calendar.OpenTime(At(from), At(to)).ShouldBe(At(to) - At(from));
        calendar.NextChange(At(from)).ShouldBeNull();
    }

    [Theory]
    [InlineData("Europe/Warsaw", 2026)]
    [InlineData("Africa/Casablanca", 2026)]
    [InlineData("Pacific/Apia", 2011)]
    [InlineData("Europe/Warsaw", 1940)]
    [InlineData("UTC", 9999)]
    public void ToLocal_EveryQuarterOfAYear_IsTheZonesOwnAnswer(string id, int year)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        var clock = ZoneClock.Of(id);
        for (var at = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc); at.Year == year && at < DateTime.MaxValue.AddDays(-1); at = at.AddMinutes(15))
        {
            clock.ToLocal(at.Ticks).ShouldBe(TimeZoneInfo.ConvertTimeFromUtc(at, zone).Ticks);
        }
    }

    [Theory]
    [InlineData("Europe/Warsaw", "2027-03-28T01:59:59", "2027-03-28T01:59:59+01:00")]
    [InlineData("Europe/Warsaw", "2027-03-28T02:00:00", "2027-03-28T03:00:00+02:00")]
    [InlineData("Europe/Warsaw", "2027-03-28T02:30:00", "2027-03-28T03:00:00+02:00")]
    [InlineData("Europe/Warsaw", "2027-03-28T03:00:00", "2027-03-28T03:00:00+02:00")]
    [InlineData("Europe/Warsaw", "2027-10-31T01:59:59", "2027-10-31T01:59:59+02:00")]
    [InlineData("Europe/Warsaw", "2027-10-31T02:00:00", "2027-10-31T02:00:00+02:00")]
    [InlineData("Europe/Warsaw", "2027-10-31T02:30:00", "2027-10-31T02:30:00+02:00")]
    [InlineData("Europe/Warsaw", "2027-10-31T03:00:00", "2027-10-31T03:00:00+01:00")]
    [InlineData("America/New_York", "2027-11-07T01:30:00", "2027-11-07T01:30:00-04:00")]
    [InlineData("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T00:00:00+14:00")]
    [InlineData("Asia/Kathmandu", "2027-06-01T09:00:00", "2027-06-01T09:00:00+05:45")]
    public void F4_InstantOf_ALocalTime_IsTheFirstOfTwoAndTheChangeWhereItIsSkipped(string zone, string local, string instant) =>
        ZoneClock.Of(zone).InstantOf(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(At(instant));

    [Fact]
    public void NightShift_OverMidnight_IsOneStretch()
    {
        var calendar = new WorkingCalendar(new CalendarPlan
        {
            Id = new CalendarId("night"),
            Hours =
            [
                new OpeningHours(DayOfWeek.Friday, new TimeOnly(22, 0), TimeOnly.MinValue),
                new OpeningHours(DayOfWeek.Saturday, TimeOnly.MinValue, new TimeOnly(6, 0)),
            ],
        }, "Europe/Warsaw");

        calendar.NextChange(At("2026-01-16T22:00:00+01:00")).ShouldBe(At("2026-01-17T06:00:00+01:00"));
    }

    [Fact]
    public void Edges_OfTheCalendar_DoNotThrow()
    {
        Office.IsOpen(DateTimeOffset.MinValue).ShouldBeFalse();
        Office.NextChange(DateTimeOffset.MaxValue).ShouldBeNull();
        Office.Add(DateTimeOffset.MaxValue, TimeSpan.FromDays(400)).ShouldBeNull();
        Office.OpenTime(DateTimeOffset.MaxValue.AddDays(-1), DateTimeOffset.MaxValue).ShouldBeGreaterThanOrEqualTo(TimeSpan.Zero);
    }

    [Fact]
    public void Constructor_UnknownZone_Throws() =>
        Should.Throw<TimeZoneNotFoundException>(() => new WorkingCalendar(EveryDay(default, default), "Mars/Olympus"));

    private static CalendarPlan EveryDay(TimeOnly from, TimeOnly to) => new()
    {
        Id = new CalendarId("every-day"),
        Hours = [.. Enum.GetValues<DayOfWeek>().Select(day => new OpeningHours(day, from, to))],
    };

    private static WorkingCalendar OnDate(DateOnly date, TimeOnly from, TimeOnly to) => new(
        new CalendarPlan { Id = new CalendarId("one-date"), SpecialDays = [new SpecialDay(date, from, to)] }, "Europe/Warsaw");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
