using Coordination.Console.Guards;
using Coordination.Console.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Dashboard;

namespace Coordination.SiloHost.Serving;

/// <summary>Orleans' own dashboard, among the console's pages and behind the same sign-in: for administrators of all halls.</summary>
internal static class OrleansDashboard
{
    /// <summary>Where it is: its files are beside it, so that the slash belongs to it.</summary>
    public const string Path = "/console/orleans/";

    /// <summary>Has the console's page of the cluster lead to it.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton(new OrleansPages(Path));

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapForAdministrators().MapOrleansDashboard(Path.TrimEnd('/')).ExcludeFromDescription();
}
