using Coordination.Console.Audit;
using Coordination.Console.Batches;
using Coordination.Console.Commands;
using Coordination.Console.Crises;
using Coordination.Console.Departments;
using Coordination.Console.Explorer;
using Coordination.Console.Figures;
using Coordination.Console.Files;
using Coordination.Console.Floor;
using Coordination.Console.Guards;
using Coordination.Console.Halls;
using Coordination.Console.Live;
using Coordination.Console.Overview;
using Coordination.Console.People;
using Coordination.Console.Permits;
using Coordination.Console.Plans;
using Coordination.Console.Queues;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Console.Silos;
using Coordination.Console.Staff;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Coordination.Console;

/// <summary>Adds and maps the console: pages for those who run a hall, at <c>/console</c>.</summary>
public static class CoordinationConsole
{
    /// <summary>Adds what the console needs, beside <c>AddCoordinationWeb</c> and what says who calls. People who sign in go on to it.</summary>
    public static IServiceCollection AddCoordinationConsole(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(new SignInDestination(ConsolePaths.Root));
        services.TryAddSingleton<HallChoices>();
        services.TryAddSingleton<LiveViews>();
        services.TryAddSingleton<QueueDays>();
        services.TryAddSingleton<DayTotals>();
        services.TryAddSingleton<CrisisReadings>();
        if (services.All(service => service.ServiceType != typeof(IAntiforgery)))
        {
            services.AddAntiforgery();
        }

        return services;
    }

    /// <summary>Maps the console at <c>/console</c>. Whoever is not signed in is sent to the sign-in and back.</summary>
    /// <returns>The console's endpoints, for conventions of the application.</returns>
    public static IEndpointConventionBuilder MapCoordinationConsole(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var all = endpoints.MapGroup(ProblemMiddleware.ConsolePath);
        all.ExcludeFromDescription();
        ConsoleFiles.Map(all.MapGroup("/files"));
        var pages = all.MapGroup("");

        // What the API's own calls go through, in the same order; around it, what makes pages of problems.
        pages.AddEndpointFilter<RouteGroupBuilder, ErrorPages>();
        pages.AddEndpointFilter<RouteGroupBuilder, CallRateFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, EmptyFields>();
        pages.AddEndpointFilter<RouteGroupBuilder, DepartmentScope>();
        pages.AddEndpointFilter<RouteGroupBuilder, AccessFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, SignedInFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, QueryFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, BoundFilter>();
        pages.AddEndpointFilter<RouteGroupBuilder, KnownHallFilter>();
        HallPages.Map(pages);
        LookPages.Map(pages);
        OverviewPages.Map(pages);
        QueuesPages.Map(pages);
        FloorPages.Map(pages);
        StaffPages.Map(pages);
        RequestsPages.Map(pages);
        BatchPages.Map(pages);
        DepartmentPages.Map(pages);
        CrisisPages.Map(pages);
        FiguresPages.Map(pages);
        PlanPages.Map(pages);
        AuditPages.Map(pages);
        RequestCommands.Map(pages);
        HallCommands.Map(pages);
        ExplorerPages.Map(pages);
        ClusterPages.Map(pages);
        if (endpoints.ServiceProvider.HasAccess())
        {
            PeoplePages.Map(pages);
            AccessPages.Map(pages);
            GrainTextPages.Map(pages);
        }

        pages.MapGet("/{**rest}", HallPages.NothingHere).NeedsNothing();
        return all;
    }
}
