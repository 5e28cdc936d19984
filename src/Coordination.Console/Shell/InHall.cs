using System.Reflection;
using Coordination.Centres;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Shell;

/// <summary>The hall in a page's path.</summary>
internal sealed record InHall(CentreId Id, Problem? Problem) : IBound
{
    public static ValueTask<InHall?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<InHall?>(
        CentreId.TryParse(context.GetRouteValue("centre") as string, out var id)
            ? new InHall(id, null)
            : new InHall(default, Problem.Invalid("centre", $"The hall in the address must be {CentreId.Format}.")));
}
