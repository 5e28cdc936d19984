using Coordination.Plans;

namespace Coordination.Tests.Plans;

/// <summary>Ways to break a plan: one list per part of the document.</summary>
internal static partial class BrokenPlans
{
    private static readonly string TooLong = new('x', 201);

    public static IReadOnlyList<BrokenPlan> All { get; } = [.. Hall, .. Calendars, .. Departments, .. Services, .. Steps, .. Coverage, .. Admission, .. Declarations, .. Routing, .. Staff];

    private static IEnumerable<BrokenPlan> Hall =>
    [
        new("centre without id", plan => plan with { Centre = default }, "no id", "$.centre"),
        new("hall without name", plan => plan with { Name = " " }, "is empty", "$.name"),
        new("hall's name too long", plan => plan with { Name = TooLong }, "201 characters", "$.name"),
        new("hall's name of two lines", plan => plan with { Name = "Town\nHall" }, "control characters", "$.name"),
        new("hall's zone unknown", plan => plan with { TimeZone = "Europe/Warszawa" }, "IANA name", "$.timeZone"),
        new("hall's zone empty", plan => plan with { TimeZone = "" }, "IANA name", "$.timeZone"),
        new("schema empty", plan => plan with { Schema = "" }, "is empty", "$['$schema']"),
        new("skill twice", plan => plan with { Skills = plan.Skills.Add(plan.Skills[2]) }, "twice, first at $.skills[2]", "$.skills[9].id"),
        new("skill without id", plan => plan with { Skills = plan.Skills.Add(new SkillPlan(default, "Nothing")) }, "no id", "$.skills[9].id"),
        new("skill without name", plan => plan with { Skills = plan.Skills.Change(0, skill => skill with { Name = "" }) }, "is empty", "$.skills[0].name"),
        new("too many skills", plan => plan with { Skills = [.. plan.Skills, .. Enumerable.Range(0, 5000).Select(number => new SkillPlan(new SkillId($"s{number}"), "Skill"))] }, "5009 entries", "$.skills"),
    ];

    private static IEnumerable<BrokenPlan> Calendars =>
    [
        new("calendar twice", plan => plan with { Calendars = plan.Calendars.Add(plan.Calendars[0]) }, "twice", "$.calendars[2].id"),
        new("calendar without id", plan => plan with { Calendars = plan.Calendars.Add(plan.Calendars[0] with { Id = default }) }, "no id", "$.calendars[2].id"),
        new("calendar's zone unknown", plan => plan.Calendar(0, calendar => calendar with { TimeZone = "Nowhere" }), "'Nowhere' is unknown", "$.calendars[0].timeZone"),
        new("calendar that never opens", plan => plan.Calendar(0, calendar => calendar with { Hours = [], SpecialDays = [] }), "never opens", "$.calendars[0].hours"),
        new("hours ending before they begin", plan => plan.Calendar(0, calendar => calendar with { Hours = calendar.Hours.Change(1, hours => hours with { To = new TimeOnly(7, 0) }) }), "Tuesday 08:00–07:00 end before", "$.calendars[0].hours[1].to"),
        new("hours without length", plan => plan.Calendar(0, calendar => calendar with { Hours = calendar.Hours.Change(1, hours => hours with { To = hours.From }) }), "end before", "$.calendars[0].hours[1].to"),
        new("overlapping hours", plan => plan.Calendar(1, calendar => calendar with { Hours = calendar.Hours.Change(0, hours => hours with { To = new TimeOnly(13, 0) }) }), "$.calendars[1].hours[0]; shorten", "$.calendars[1].hours[1]"),
        new("hours within longer hours", plan => plan.Calendar(0, calendar => calendar with { Hours = [.. calendar.Hours, new(DayOfWeek.Monday, new(9, 0), new(9, 30)), new(DayOfWeek.Monday, new(17, 0), default)] }), "overlap with Monday 08:00–18:00", "$.calendars[0].hours[5]", "$.calendars[0].hours[6]"),
        new("unknown weekday", plan => plan.Calendar(0, calendar => calendar with { Hours = calendar.Hours.Change(0, hours => hours with { Day = (DayOfWeek)7 }) }), "unknown", "$.calendars[0].hours[0].day"),
        new("holiday twice", plan => plan.Calendar(0, calendar => calendar with { Holidays = calendar.Holidays.Add(calendar.Holidays[3]) }), "'2026-05-01' is there twice", "$.calendars[0].holidays[16].date"),
        new("holiday without name", plan => plan.Calendar(0, calendar => calendar with { Holidays = calendar.Holidays.Change(0, day => day with { Name = "" }) }), "is empty", "$.calendars[0].holidays[0].name"),
        new("special day on a holiday", plan => plan.Calendar(0, calendar => calendar with { SpecialDays = calendar.SpecialDays.Change(0, day => day with { Date = new DateOnly(2026, 5, 1) }) }), "is a holiday too", "$.calendars[0].specialDays[0].date"),
        new("special day ending before it begins", plan => plan.Calendar(0, calendar => calendar with { SpecialDays = calendar.SpecialDays.Change(0, day => day with { To = new TimeOnly(1, 0) }) }), "end before", "$.calendars[0].specialDays[0].to"),
        new("overlapping special days", plan => plan.Calendar(0, calendar => calendar with { SpecialDays = calendar.SpecialDays.Add(calendar.SpecialDays[0]) }), "overlap with 2026-12-31", "$.calendars[0].specialDays[2]"),
    ];

    private static IEnumerable<BrokenPlan> Departments =>
    [
        new("department twice", plan => plan with { Departments = plan.Departments.Add(plan.Departments[1]) }, "twice", "$.departments[8].id"),
        new("department without id", plan => plan with { Departments = plan.Departments.Add(plan.Departments[1] with { Id = default }) }, "no id", "$.departments[8].id"),
        new("department without name", plan => plan.Department(0, department => department with { Name = "" }), "is empty", "$.departments[0].name"),
        new("department of unknown kind", plan => plan.Department(1, department => department with { Kind = (DepartmentKind)9 }), "unknown", "$.departments[1].kind"),
        new("second centre", plan => plan.Department(1, department => department with { Kind = DepartmentKind.Centre }), "one centre", "$.departments[1].kind"),
        new("unknown calendar", plan => plan.Department(1, department => department with { Calendar = new CalendarId("counter-hour") }), "such as 'counter-hours'", "$.departments[1].calendar"),
        new("window twice", plan => plan.Department(1, department => department with { Windows = ["1", "2", "1"] }), "twice", "$.departments[1].windows[2]"),
        new("window without name", plan => plan.Department(1, department => department with { Windows = ["1", ""] }), "is empty", "$.departments[1].windows[1]"),
        new("no items in hand", plan => plan.Department(5, department => department with { ConcurrencyLimit = 0 }), "must be 1", "$.departments[5].concurrencyLimit"),
        new("no items waiting", plan => plan.Department(5, department => department with { QueueLimit = -1 }), "must be 1", "$.departments[5].queueLimit"),
        new("offer without time", plan => plan.Department(5, department => department with { OfferSeconds = 0 }), "must be 1", "$.departments[5].offerSeconds"),
        new("offer longer than a day", plan => plan.Department(5, department => department with { OfferSeconds = 86_401 }), "86400", "$.departments[5].offerSeconds"),
        new("offers where staff pull", plan => plan.Department(4, department => department with { OfferSeconds = 60 }), "staff pull", "$.departments[4].offerSeconds"),
        new("unknown dispatch", plan => plan.Department(4, department => department with { Dispatch = (DispatchMode)5 }), "unknown", "$.departments[4].dispatch"),
    ];
}
