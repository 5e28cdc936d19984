using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>Whether those whom a plan leaves out are signed off with it.</summary>
internal sealed record PlanRelease(bool Releases, Problem? Problem) : IBound
{
    public static ValueTask<PlanRelease?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var releases = query.Flag("release") ?? false;
        return ValueTask.FromResult<PlanRelease?>(new PlanRelease(releases, query.Finish()));
    }
}
