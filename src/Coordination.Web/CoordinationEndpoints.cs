using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Events;
using Coordination.Web.Health;
using Coordination.Web.Management;
using Coordination.Web.OpenApi;
using Coordination.Web.Portal;
using Coordination.Web.SignIn;
using Coordination.Web.SignIn.Passwords;
using Coordination.Web.SignIn.Providers;
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

    /// <summary>Maps some parts of the API. Each can be mapped by a call of its own, with conventions of its own.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="routes">Which parts.</param>
    /// <returns>The API's endpoints, for conventions such as authorisation.</returns>
    public static IEndpointConventionBuilder MapCoordination(this IEndpointRouteBuilder endpoints, CoordinationRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(routes);
        var api = endpoints.MapGroup("");
        MapParts(api, routes);

        if (routes.SignIn && endpoints.ServiceProvider.HasSignIn())
        {
            SignInEndpoints.Map(api.MapGroup(""));
            PasswordEndpoints.Map(api.MapGroup(""));
            ProviderEndpoints.Map(api.MapGroup(""), endpoints.ServiceProvider);
            SessionEndpoints.Map(Guarded(api.MapGroup("/session"), isCounted: true));
        }

        var others = Guarded(api.MapGroup(""), isCounted: false);
        if (routes.Health)
        {
            HealthEndpoints.Map(others);
        }

        if (routes.OpenApi)
        {
            DocumentEndpoint.Map(others);
        }

        return api;
    }

    // In this order: who calls too often is not looked at, and nothing is read of whom would be refused anyway.
    private static RouteGroupBuilder Guarded(RouteGroupBuilder group, bool isCounted)
    {
        if (isCounted)
        {
            group.AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
            group.AddEndpointFilter<RouteGroupBuilder, AccessFilter>();
        }

        group.AddEndpointFilter<RouteGroupBuilder, QueryFilter>();
        group.AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        return group.AddEndpointFilter<RouteGroupBuilder, KnownHallFilter>();
    }

    private static void MapParts(RouteGroupBuilder api, CoordinationRoutes routes)
    {
        if (routes.Citizens)
        {
            MapCitizens(Guarded(api.MapGroup("/v1"), isCounted: true), routes);
        }

        if (routes.Staff)
        {
            StaffDeskEndpoints.Map(Guarded(api.MapGroup("/v1"), isCounted: true));
        }

        if (routes.Management)
        {
            MapManagement(Guarded(api.MapGroup("/management/v1"), isCounted: true), routes);
        }
    }

    private static void MapCitizens(RouteGroupBuilder v1, CoordinationRoutes routes)
    {
        PortalEndpoints.Map(v1);
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
