namespace Coordination.Plans.Checking;

/// <summary>An open stretch of a day, with its place in the document.</summary>
internal sealed record DayStretch(int Day, string DayName, TimeOnly From, TimeOnly To, string Path)
{
    private long End => To == TimeOnly.MinValue ? TimeSpan.TicksPerDay : To.Ticks;

    /// <summary>Reports stretches that end before they begin, and stretches of one day that overlap.</summary>
    public static void Check(CheckContext context, List<DayStretch> stretches)
    {
        foreach (var wrong in stretches.Where(stretch => stretch.End <= stretch.From.Ticks))
        {
            context.Add($"{wrong.Path}.to", $"{wrong} end before they begin; split hours that pass midnight at 24:00.");
        }

        foreach (var day in stretches.Where(stretch => stretch.End > stretch.From.Ticks).GroupBy(stretch => stretch.Day))
        {
            CheckDay(context, [.. day.OrderBy(stretch => stretch.From)]);
        }
    }

    public override string ToString() => $"{DayName} {From:HH:mm}–{(To == TimeOnly.MinValue ? "24:00" : $"{To:HH:mm}")}";

    private static void CheckDay(CheckContext context, DayStretch[] day)
    {
        for (var (latest, next) = (0, 1); next < day.Length; next++)
        {
            if (day[next].From.Ticks < day[latest].End)
            {
                context.Add(day[next].Path, $"{day[next]} overlap with {day[latest]} at {day[latest].Path}; shorten or merge them.");
            }

            latest = day[next].End > day[latest].End ? next : latest;
        }
    }
}
