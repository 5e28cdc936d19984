using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Staff;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Surface;

/// <summary>Answers a command for a hall, a member of staff or a department that does not exist, before anything is made for it.</summary>
/// <param name="names">What exists.</param>
internal sealed class KnownHallFilter(HallNames names) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var call = context.HttpContext;
        return !HttpMethods.IsGet(call.Request.Method)
            && Id<CentreId>(call, "centre") is { } centre
            && call.GetEndpoint()?.Metadata.GetMetadata<MakesHall>() is null
            && await FindAsync(call, centre) is { } problem
            ? new ProblemResult(problem)
            : await next(context);
    }

    private async ValueTask<Problem?> FindAsync(HttpContext call, CentreId centre)
    {
        var (staff, department) = (Id<StaffId>(call, "staff"), Id<DepartmentId>(call, "department"));
        return await names.FindAsync(centre, staff, department, call.RequestAborted) switch
        {
            HallNames.Unknown.Centre => Problem.NotFound($"There is no centre '{centre}' with a published plan.", "centre"),
            HallNames.Unknown.Staff => Problem.NotFound($"The plan of centre '{centre}' knows no member of staff '{staff}'.", "staff"),
            HallNames.Unknown.Department => Problem.NotFound($"The plan of centre '{centre}' has no department '{department}'.", "department"),
            _ => null,
        };
    }

    private static TId? Id<TId>(HttpContext call, string name)
        where TId : struct, IId<TId> => TId.TryParse(call.GetRouteValue(name) as string, out var id) ? id : null;

    /// <summary>Marks the command that a hall begins with.</summary>
    internal sealed class MakesHall;
}
