using System.Reflection;
using Coordination.Identity;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Binding;

/// <summary>An identity in the path.</summary>
internal sealed record RouteValue<T>(T Value, Problem? Problem) : IBound, IBindableFromHttpContext<RouteValue<T>>
    where T : struct, IId<T>
{
    /// <summary>Reads the route value of the parameter's name.</summary>
    public static ValueTask<RouteValue<T>?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<RouteValue<T>?>(Read(context.GetRouteValue(parameter.Name!) as string, parameter.Name!));

    private static RouteValue<T> Read(string? text, string name) => T.TryParse(text, out var id)
        ? new RouteValue<T>(id, null)
        : new RouteValue<T>(default, Problem.Invalid(name, $"'{name}' in the path must be {T.Format}."));
}
