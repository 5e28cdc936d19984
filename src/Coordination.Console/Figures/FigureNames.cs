using System.Collections.Frozen;
using System.Globalization;
using Coordination.Console.Shell;
using Coordination.Queries;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Figures;

/// <summary>What a row of figures is of, in the reader's words.</summary>
internal static class FigureNames
{
    // What is of a request as a whole belongs to no department and nobody, and what waits is nobody's yet: it stands in the row that is not told apart.
    private static readonly FrozenSet<string> OfNoDepartment = ["submitted", "refused"];
    private static readonly FrozenSet<string> OfNobody =
    [
        "submitted", "refused", "queued", "abandoned", "left", "completed", "completedInTime", "completedLate", "endedOtherwise", "missed", "reopened", "onTheWaySeconds", "abandonmentRate",
    ];

    /// <summary>Whether a row can have a figure: one that it cannot have is not told as zero.</summary>
    /// <param name="row">The row.</param>
    /// <param name="by">By what the rows are.</param>
    /// <param name="metric">The figure's name.</param>
    public static bool Applies(FigureRowView row, FigureDimension? by, string metric) => row.Key is null || by switch
    {
        FigureDimension.Department => !OfNoDepartment.Contains(metric),
        FigureDimension.Staff => !OfNobody.Contains(metric),
        _ => true,
    };

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
