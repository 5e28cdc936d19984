using System.Globalization;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Web.Json;

namespace Coordination.Console.Texts;

internal sealed partial class ConsoleTexts
{
    /// <summary>A number.</summary>
    public string Number(long number) => number.ToString("N0", _numbers);

    /// <summary>A length of time in its two largest units; below a minute, that it is.</summary>
    public string Duration(TimeSpan time)
    {
        var (days, hours, minutes) = ((long)time.TotalDays, time.Hours, time.Minutes);
        return days > 0 ? Of("DaysHours", Number(days), hours)
            : hours > 0 ? Of("HoursMinutes", hours, minutes)
            : minutes > 0 ? Of("Minutes", minutes)
            : Of("LessThanMinute");
    }

    /// <summary>An instant of a local clock: the time of today, with the day of other days, with the year of other years.</summary>
    public string Time(DateTimeOffset local, DateTimeOffset today)
    {
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return local.Date == today.Date ? time : $"{Day(local, today)} {time}";
    }

    /// <summary>The same within a sentence.</summary>
    public string At(DateTimeOffset local, DateTimeOffset today) => (IsChinese, local.Date == today.Date) switch
    {
        (true, _) => Time(local, today),
        (false, true) => $"at {Time(local, today)}",
        (false, false) => $"on {Day(local, today)} at {Time(local, local)}",
    };

    /// <summary>A day of a local clock.</summary>
    public string Day(DateTimeOffset local, DateTimeOffset today) => local.ToString(
        (IsChinese, local.Year == today.Year) switch
        {
            (true, true) => "M月d日",
            (true, false) => "yyyy年M月d日",
            (false, true) => "d MMM",
            (false, false) => "d MMM yyyy",
        },
        CultureInfo.InvariantCulture);

    public string Of(RequestStatus status) => OfCode("Status", KebabNames<RequestStatus>.NameOf(status));

    public string Of(WorkItemStatus status) => OfCode("Item", KebabNames<WorkItemStatus>.NameOf(status));

    public string Of(StaffPresence presence) => OfCode("Presence", KebabNames<StaffPresence>.NameOf(presence));

    public string Of(Channel channel) => OfCode("Channel", KebabNames<Channel>.NameOf(channel));

    public string Of(Urgency urgency) => OfCode("Urgency", ((int)urgency).ToString(CultureInfo.InvariantCulture));
}
