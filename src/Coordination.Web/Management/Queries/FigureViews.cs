using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Queries;

namespace Coordination.Web.Management.Queries;

/// <summary>Figures of a hall, and how current they are.</summary>
/// <param name="From">What happened at or after this instant counts.</param>
/// <param name="To">What happened before this instant counts.</param>
/// <param name="TimeZone">The zone of hours and days.</param>
/// <param name="Total">All of it: the sum of the rows. People's times are left out where the rows have none.</param>
/// <param name="Rows">The buckets in order; those in which nothing happened are left out.</param>
/// <param name="Until">When the last event happened that counts; none while none does.</param>
/// <param name="Current">Whether everything counts that was on record when the figures were asked for.</param>
internal sealed record FiguresView(DateTimeOffset From, DateTimeOffset To, string TimeZone, FigureRowView Total, IReadOnlyList<FigureRowView> Rows, DateTimeOffset? Until, bool Current);

/// <summary>Figures of one bucket.</summary>
/// <param name="Key">What they are of: an id, a name, a level, or when an hour or a day begins by the hall's clocks. None for everything, and for what has no such value.</param>
/// <param name="Name">The name of the department or service in the plan.</param>
/// <param name="Figures">The figures by their names: counts, seconds, and shares from 0 to 1. Those that there are none of are left out.</param>
internal sealed record FigureRowView(string? Key, string? Name, IReadOnlyDictionary<string, decimal> Figures)
{
    /// <summary>A row as callers see it.</summary>
    public static FigureRowView Of(FigureRow row, FigureSearch search, HallPlan plan) => new(
        row.Key,
        search.By switch
        {
            FigureDimension.Department => plan.Departments.FirstOrDefault(department => department.Id.ToString() == row.Key)?.Name.Default,
            FigureDimension.Service => plan.Services.FirstOrDefault(service => service.Id.ToString() == row.Key)?.Name.Default,
            _ => null,
        },
        search.Metrics.Select(metric => (metric.Name, Value: metric.ValueOf(row))).Where(one => one.Value is not null).ToImmutableSortedDictionary(
            one => one.Name, one => one.Value!.Value, StringComparer.Ordinal));
}
