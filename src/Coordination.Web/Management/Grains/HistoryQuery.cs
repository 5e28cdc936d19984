using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>Which part of a history.</summary>
/// <param name="After">Only events after this version.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="ChecksHash">Whether the grain's whole hash chain is computed again.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record HistoryQuery(long After, int Limit, bool ChecksHash, Problem? Problem) : IBound
{
    public const int DefaultLimit = 100;

    public const int MaxLimit = 1000;

    public static ValueTask<HistoryQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var after = query.Number("after", 0, long.MaxValue) ?? 0;
        var limit = (int)(query.Number("limit", 1, MaxLimit) ?? DefaultLimit);
        var check = query.Text("check");
        if (check is not (null or "hash"))
        {
            query.Wrong("check", $"The parameter 'check' has '{Shown.Name(check)}': it must be 'hash', or be left out.");
        }

        return ValueTask.FromResult<HistoryQuery?>(new HistoryQuery(after, limit, check is not null, query.Finish()));
    }
}
