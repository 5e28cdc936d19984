using System.Reflection;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Management.Access;

/// <summary>Whose access, or whose erasures, a path means: that of the hall it names, or that of all halls.</summary>
internal sealed record AccessScopeValue(CentreId? Hall, Problem? Problem) : IBound, IBindableFromHttpContext<AccessScopeValue>
{
    public static ValueTask<AccessScopeValue?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<AccessScopeValue?>(Read(context.GetRouteValue("centre") as string));

    public IAccessGrain In(ICoordination coordination) => Hall is { } hall ? coordination.Access(hall) : coordination.AccessToAllHalls();

    private static AccessScopeValue Read(string? text) =>
        text is null ? new AccessScopeValue(null, null)
        : CentreId.TryParse(text, out var hall) ? new AccessScopeValue(hall, null)
        : new AccessScopeValue(null, Problem.Invalid("centre", $"'centre' in the path must be {CentreId.Format}."));
}
