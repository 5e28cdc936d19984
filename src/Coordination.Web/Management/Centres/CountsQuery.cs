using System.Reflection;
using Coordination.Journal;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Centres;

/// <summary>What to count.</summary>
internal sealed record CountsQuery(GrainKind Kind, Problem? Problem) : IBound
{
    public static ValueTask<CountsQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var kind = query.Kind("kind") ?? GrainKind.Request;
        return ValueTask.FromResult<CountsQuery?>(new CountsQuery(kind, query.Finish()));
    }
}
