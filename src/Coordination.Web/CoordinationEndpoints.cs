using Coordination.Web.Binding;
using Coordination.Web.Events;
using Coordination.Web.Health;
using Coordination.Web.Management;
using Coordination.Web.OpenApi;
using Coordination.Web.Portal;
using Coordination.Web.StaffDesk;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Web;

/// <summary>Maps the HTTP API.</summary>
public static class CoordinationEndpoints
{
    /// <summary>Maps the whole API.</summary>
    /// <returns>The API's endpoints, for conventions such as authorisation.</returns>
    public static IEndpointConventionBuilder MapCoordination(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapCoordination(new CoordinationRoutes());

    /// <summary>Maps some parts of the API.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="routes">Which parts.</param>
    /// <returns>The API's endpoints, for conventions such as authorisation.</returns>
    public static IEndpointConventionBuilder MapCoordination(this IEndpointRouteBuilder endpoints, CoordinationRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(routes);
        var api = endpoints.MapGroup("");
        api.AddEndpointFilter<RouteGroupBuilder, QueryFilter>();
        api.AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        api.AddEndpointFilter<RouteGroupBuilder, KnownHallFilter>();
        if (routes.Portal)
        {
            MapPortal(api.MapGroup("/v1"), routes);
        }

        if (routes.Management)
        {
            MapManagement(api.MapGroup("/management/v1"), routes);
        }

        if (routes.Health)
        {
            HealthEndpoints.Map(api);
        }

        if (routes.OpenApi)
        {
            DocumentEndpoint.Map(api);
        }

        return api;
    }

    private static void MapPortal(RouteGroupBuilder v1, CoordinationRoutes routes)
    {
        PortalEndpoints.Map(v1);
        StaffDeskEndpoints.Map(v1);
        if (routes.Events)
        {
            EventEndpoints.MapPublic(v1);
        }
    }

    private static void MapManagement(RouteGroupBuilder management, CoordinationRoutes routes)
    {
        ManagementEndpoints.Map(management);
        if (routes.Events)
        {
            EventEndpoints.MapManagement(management);
        }
    }
}
