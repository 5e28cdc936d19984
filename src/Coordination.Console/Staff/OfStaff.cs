using System.Globalization;
using System.Reflection;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Staff;

/// <summary>The member of staff in a page's path.</summary>
internal sealed record OfStaff(StaffId Id, Problem? Problem) : IBound
{
    public static ValueTask<OfStaff?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<OfStaff?>(
        StaffId.TryParse(context.GetRouteValue("staff") as string, out var id)
            ? new OfStaff(id, null)
            : new OfStaff(default, Problem.Invalid("staff", $"The person in the address must be {StaffId.Format}.")));
}

/// <summary>A day of the hall.</summary>
internal sealed record DayQuery(DateOnly? Day, Problem? Problem) : IBound
{
    public static ValueTask<DayQuery?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<DayQuery?>(
        context.Request.Query["day"] is not [{ Length: > 0 } text] ? new DayQuery(null, null)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && KnownYears.Have(day.Year) ? new DayQuery(day, null)
        : new DayQuery(null, Problem.Invalid("day", $"The parameter 'day' must be a day such as 2027-03-01, {KnownYears.Words}.")));
}
