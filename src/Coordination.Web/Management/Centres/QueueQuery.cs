using System.Reflection;
using Coordination.Departments;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Centres;

/// <summary>Which part of the live queue.</summary>
internal sealed record QueueQuery(DepartmentId? Department, int Limit, Problem? Problem) : IBound
{
    public const int MaxLimit = 1000;

    private const int DefaultLimit = 100;

    public static ValueTask<QueueQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var department = query.Id<DepartmentId>("department");
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit);
        return ValueTask.FromResult<QueueQuery?>(new QueueQuery(department, limit, query.Finish()));
    }
}
