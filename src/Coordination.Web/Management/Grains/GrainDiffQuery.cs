using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>Between which versions of a grain: 0 is before its first event, null is for what goes without saying.</summary>
internal sealed record GrainDiffQuery(long? From, long? To, Problem? Problem) : IBound
{
    public static ValueTask<GrainDiffQuery?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<GrainDiffQuery?>(Read(context.Request.Query));

    /// <summary>Reads it, or says which parameter is wrong.</summary>
    public static GrainDiffQuery Read(IQueryCollection asked)
    {
        var query = new QueryReader(asked);
        var from = query.Number("from", 0, long.MaxValue);
        var to = query.Number("to", 1, long.MaxValue);
        if (from > to)
        {
            query.Wrong("from", "The parameter 'from' must not be after 'to'.");
        }

        return new GrainDiffQuery(from, to, query.Finish());
    }
}
