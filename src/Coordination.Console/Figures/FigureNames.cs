using System.Globalization;
using Coordination.Console.Shell;
using Coordination.Queries;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Figures;

/// <summary>What a row of figures is of, in the reader's words.</summary>
internal static class FigureNames
{
    public static string Of(FigureRowView row, FigureDimension by, PageContext page) => by switch
    {
        FigureDimension.Hour when DateTimeOffset.TryParse(row.Key, CultureInfo.InvariantCulture, out var hour) => page.Time(hour),
        FigureDimension.Day when DateTimeOffset.TryParse(row.Key, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) => page.Texts.Day(day, page.Now),
        FigureDimension.Staff when row.Key is { } id && StaffId.TryParse(id, out var staff) => page.NameOf(staff),
        FigureDimension.Channel when row.Key is { } channel => page.Texts.OfCode("Channel", channel),
        FigureDimension.Urgency when row.Key is { } urgency => page.Texts.Of("PersonAt", urgency, page.Texts.OfCode("Urgency", urgency)),
        _ => row.Name ?? row.Key ?? page.Texts.Of("Nowhere"),
    };
}
