using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web.Health;

/// <summary>For load balancers and process managers.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").WithTags("health");
        health.MapGet("/live", IResult () => new JsonResponse<HealthView>(new HealthView("live", [])))
            .Is("readLiveness", "Whether the process answers").Gives<HealthView>().Produces<ProblemView>(StatusCodes.Status400BadRequest, ProblemResult.ContentType);
        health.MapGet("/ready", Readiness.CheckAsync)
            .Is("readReadiness", "Whether the journal can be written and the centres answer").Gives<HealthView>().Refuses();
    }
}
