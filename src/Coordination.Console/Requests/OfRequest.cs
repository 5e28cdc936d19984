using System.Reflection;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Requests;

/// <summary>The request in a page's path.</summary>
internal sealed record OfRequest(RequestId Id, Problem? Problem) : IBound
{
    public static ValueTask<OfRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<OfRequest?>(
        RequestId.TryParse(context.GetRouteValue("request") as string, out var id)
            ? new OfRequest(id, null)
            : new OfRequest(default, Problem.Invalid("request", $"The request in the address must be {RequestId.Format}.")));
}
