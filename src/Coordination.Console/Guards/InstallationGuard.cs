using Coordination.Access;
using Coordination.Console.Shell;
using Coordination.Web.Access;
using Coordination.Web.Problems;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Guards;

/// <summary>Keeps pages that somebody else has made, and that show all halls at once, for the administrators of all halls.</summary>
internal static class InstallationGuard
{
    private const Permission Needed = Permission.RepairCentre;

    /// <summary>A group of pages that only they see; others are sent to the sign-in, or told what they lack, as by the console's own pages.</summary>
    public static RouteGroupBuilder MapForAdministrators(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("");
        pages.AddEndpointFilter<RouteGroupBuilder, ErrorPages>();
        pages.AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, AccessFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, SignedInFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, Filter>();
        return pages.Needs(Needed);
    }

    // Whatever hall the address may name: what is shown is of all of them.
    private sealed class Filter : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        {
            var decision = AccessPolicy.Decide(context.HttpContext.Features.Get<AccessCaller>(), new AccessCall(Needed, null) { HasReason = true });
            return AccessProblems.Of(decision) is { } problem ? new ProblemResult(problem) : await next(context);
        }
    }
}
