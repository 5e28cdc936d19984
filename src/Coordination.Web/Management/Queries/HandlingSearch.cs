using System.Reflection;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Which of a hall's handlings to list.</summary>
internal sealed record HandlingSearch(HandlingFilter Filter, Problem? Problem) : IBound
{
    /// <summary>The order, as a cursor names it.</summary>
    public string Order => OrderOf(Filter.IsDescending);

    public static ValueTask<HandlingSearch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var isDescending = query.Flag("descending") ?? false;
        var filter = new HandlingFilter
        {
            Centre = RequestSearch.Hall(context),
            Staff = query.Id<StaffId>("staff"),
            Department = query.Id<DepartmentId>("department"),
            Service = query.Id<ServiceId>("service"),
            IsOpen = query.Flag("open"),
            Assigned = RequestSearch.Range(query, "assigned"),
            IsDescending = isDescending,
            Limit = (int)(query.Number("limit", 1, RequestSearch.MaxLimit) ?? RequestSearch.DefaultLimit),
            After = QueryCursors.Read(query, OrderOf(isDescending)),
        };
        return ValueTask.FromResult<HandlingSearch?>(new HandlingSearch(filter, query.Finish()));
    }

    private static string OrderOf(bool isDescending) => isDescending ? "assigned-" : "assigned+";
}
