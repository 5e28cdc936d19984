using System.Collections.Immutable;
using System.Reflection;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Which figures of a hall are asked for.</summary>
/// <param name="From">From when on; null for the beginning of the day of <paramref name="To"/>.</param>
/// <param name="To">Until when.</param>
/// <param name="By">By what; null for one row.</param>
/// <param name="Department">At this department.</param>
/// <param name="Service">Of this service.</param>
/// <param name="Metrics">Which figures.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record FigureSearch(
    DateTimeOffset? From, DateTimeOffset To, FigureDimension? By, DepartmentId? Department, ServiceId? Service, ImmutableArray<FigureMetric> Metrics, Problem? Problem) : IBound
{
    public static ValueTask<FigureSearch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var clock = (TimeProvider)context.RequestServices.GetService(typeof(TimeProvider))!;
        var (from, to) = (query.Instant("from"), query.Instant("to") ?? clock.GetUtcNow());
        if (from >= to)
        {
            query.Wrong("to", "The parameter 'to' must be after 'from'; it is now when missing.");
        }

        var search = new FigureSearch(
            from, to, query.Name<FigureDimension>("by"), query.Id<DepartmentId>("department"), query.Id<ServiceId>("service"), Chosen(query), Problem: null);
        return ValueTask.FromResult<FigureSearch?>(search with { Problem = query.Finish() });
    }

    /// <summary>The same for the store, in a hall whose day begins by its own clocks.</summary>
    public FigureFilter In(HallPlan plan) => new()
    {
        Centre = plan.Centre,
        From = From ?? new LocalBuckets(TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone), FigureDimension.Day).BeginOf(To - TimeSpan.FromMicroseconds(1)),
        To = To,
        Department = Department,
        Service = Service,
        By = By,
        WithTimes = Metrics.Any(metric => metric.IsOfTimes),
    };

    private static ImmutableArray<FigureMetric> Chosen(QueryReader query)
    {
        var names = query.Texts("metric");
        if (names.Count == 0)
        {
            if (query.Text("metric") is not null)
            {
                query.Wrong("metric", $"The parameter 'metric' is empty: leave it out for all, or give some of {string.Join(", ", FigureMetric.Names)}.");
            }

            return FigureMetric.All;
        }

        if (names.FirstOrDefault(name => !FigureMetric.Names.Contains(name)) is { } wrong)
        {
            query.Wrong("metric", $"The parameter 'metric' has '{Shown.Name(wrong)}', which is none.{Nearest.Ask(wrong, FigureMetric.Names)} There are {string.Join(", ", FigureMetric.Names)}.");
        }

        return [.. FigureMetric.All.Where(metric => names.Contains(metric.Name))];
    }
}
