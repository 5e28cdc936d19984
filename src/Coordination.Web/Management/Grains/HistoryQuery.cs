using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>Which part of a history.</summary>
internal sealed record HistoryQuery(long After, int Limit, Problem? Problem) : IBound
{
    public const int DefaultLimit = 100;

    public const int MaxLimit = 1000;

    public static ValueTask<HistoryQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var after = query.Number("after", 0, long.MaxValue) ?? 0;
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit);
        return ValueTask.FromResult<HistoryQuery?>(new HistoryQuery(after, limit, query.Finish()));
    }
}
