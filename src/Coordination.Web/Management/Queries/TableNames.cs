using System.Globalization;
using Coordination.Plans;

namespace Coordination.Web.Management.Queries;

/// <summary>What files are called.</summary>
internal static class TableNames
{
    /// <summary>By the hall, what it lists, and the day on which it was made by the hall's clocks, so that files of several halls and days stand beside each other: <c>riverside-requests-2027-03-01</c>.</summary>
    /// <param name="plan">The hall's plan.</param>
    /// <param name="what">What it lists.</param>
    /// <param name="now">Now.</param>
    public static string Of(HallPlan plan, string what, DateTimeOffset now)
    {
        var local = TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(now, zone) : now;
        return $"{plan.Centre}-{what}-{local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }
}
