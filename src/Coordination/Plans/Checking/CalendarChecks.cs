namespace Coordination.Plans.Checking;

/// <summary>Opening hours and holidays.</summary>
internal static class CalendarChecks
{
    public static void Check(CheckContext context)
    {
        context.Unique(context.Plan.Calendars, "$.calendars", calendar => calendar.Id, ".id", "calendar");
        foreach (var (calendar, path) in context.Each(context.Plan.Calendars, "$.calendars"))
        {
            context.Id(calendar.Id, $"{path}.id", "calendar");
            context.Zone(calendar.TimeZone, $"{path}.timeZone");
            CheckWeek(context, calendar, path);
            CheckHolidays(context, calendar, path);
            CheckSpecialDays(context, calendar, path);
        }
    }

    private static void CheckWeek(CheckContext context, CalendarPlan calendar, string path)
    {
        if (calendar.Hours.IsEmpty && calendar.SpecialDays.IsEmpty)
        {
            context.Add($"{path}.hours", $"The calendar '{calendar.Id}' never opens; give it hours, or leave the calendar out where something is always open.");
        }

        var stretches = new List<DayStretch>();
        foreach (var (hours, at) in context.Each(calendar.Hours, $"{path}.hours"))
        {
            if (context.Defined(hours.Day, $"{at}.day", "weekday"))
            {
                stretches.Add(new DayStretch((int)hours.Day, hours.Day.ToString(), hours.From, hours.To, at));
            }
        }

        DayStretch.Check(context, stretches);
    }

    private static void CheckHolidays(CheckContext context, CalendarPlan calendar, string path)
    {
        context.Unique(calendar.Holidays, $"{path}.holidays", holiday => Date(holiday.Date), ".date", "holiday");
        foreach (var (holiday, at) in context.Each(calendar.Holidays, $"{path}.holidays"))
        {
            context.Text(holiday.Name, $"{at}.name", "holiday's name");
        }
    }

    private static void CheckSpecialDays(CheckContext context, CalendarPlan calendar, string path)
    {
        var holidays = calendar.Holidays.Where(holiday => holiday is not null).Select(holiday => holiday.Date).ToHashSet();
        var stretches = new List<DayStretch>();
        foreach (var (day, at) in context.Each(calendar.SpecialDays, $"{path}.specialDays"))
        {
            stretches.Add(new DayStretch(day.Date.DayNumber, Date(day.Date), day.From, day.To, at));
            if (holidays.Contains(day.Date))
            {
                context.Add($"{at}.date", $"{Date(day.Date)} is a holiday too; remove it from one of the two lists.");
            }
        }

        DayStretch.Check(context, stretches);
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
