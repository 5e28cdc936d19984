using Coordination.Console;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.Anchors;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Serving.Demo;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Telemetry;
using Coordination.Simulation.Effects;
using Coordination.Web;
using Coordination.Web.Access;
using Coordination.Web.Binding;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Serving;

/// <summary>The web application around the engine.</summary>
internal static class HallServer
{
    private static readonly TimeSpan AtMostToAnswer = TimeSpan.FromSeconds(2);

    /// <exception cref="ServeException">It cannot serve.</exception>
    public static async Task RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        if (options.Speed is not (>= 0.1 and <= 1000))
        {
            throw new ServeException("--speed must be a number from 0.1 to 1000.", ServeException.Usage);
        }

        // Files of the working directory and variables count, and yet none of them opens an address that is not checked here.
        var builder = ServeSettings.Read(static () => WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "silo-host" }));
        ServeSettings.AddDefaults(builder.Configuration, options.Verbose);
        ServeSettings.CheckLogLevels(builder.Configuration);
        options = ServeSettings.Complete(options, builder.Configuration);
        var addresses = ListenAddress.ReadAll(options);
        var telemetry = TelemetryOptions.Read(options.Metrics, options.LogFormat, builder.Configuration);
        var store = StoreOf(options);
        using var hold = store is FileStore file ? FileHold.Take(file.Name) : null;
        HostTelemetry.Add(builder, telemetry, options.Console.Log);
        ServeSettings.AddVerbose(builder.Services, options.Verbose);
        RequestLog.Add(builder.Services);
        await using var app = Build(builder, options, addresses, store);
        HostTelemetry.Map(app, telemetry);
        try
        {
            if (await StartAsync(app, cancellation))
            {
                await PrintAsync(app, options, addresses, store, cancellation);
                await app.WaitForShutdownAsync(cancellation);
            }
        }
        catch (JournalSchemaException)
        {
            hold?.Refuse();
            throw;
        }
    }

    private static async Task PrintAsync(WebApplication app, ServeOptions options, IReadOnlyList<ListenAddress> addresses, Store store, CancellationToken cancellation)
    {
        var links = app.Services.GetRequiredService<HallStart>().Served is { } served && StartLinks.MayShow(options, addresses)
            ? await app.Services.GetRequiredService<StartLinks>().MakeAsync(served, StartupBanner.Address(app), cancellation)
            : [("sign in", StartLinks.Instead(store, ListenAddress.AreForThisMachineAlone(addresses, options.Http)))];
        StartupBanner.Print(app, options, store, links);
    }

    private static Store StoreOf(ServeOptions options) =>
        options.Postgres is { } database ? new DatabaseStore(database) : new FileStore(DataFile.Prepare(options));

    // Told to stop before it had started: that is an orderly end as well.
    private static async Task<bool> StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested || app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await StopListeningAsync(app);
            return false;
        }
        catch
        {
            await StopListeningAsync(app);
            throw;
        }
    }

    // The server has listened from the first moment: it stops before what it would serve calls with is taken away.
    private static async Task StopListeningAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(AtMostToAnswer);
        await app.Services.GetRequiredService<IServer>().StopAsync(patience.Token);
    }

    private static WebApplication Build(WebApplicationBuilder builder, ServeOptions options, IReadOnlyList<ListenAddress> addresses, Store store)
    {
        // Only the addresses that were checked: a setting could have the server prefer others to them.
        builder.WebHost.PreferHostingUrls(false);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigurationLoader = null;
            foreach (var address in addresses)
            {
                address.Listen(kestrel);
            }
        });
        builder.Services.AddServiceManager(options.Console);
        AddHall(builder, options, store);
        AddHostNames(builder.Services, options, addresses);
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseStartGate();

        // Behind the gate: nothing looks for an endpoint before there are some.
        app.UseRouting();
        app.UseAuthentication();
        app.MapGet("/", StartupBanner.Index).ExcludeFromDescription().AddEndpointFilter<QueryFilter>();
        if (options.Dashboard)
        {
            OrleansDashboard.Map(app);
        }

        app.MapCoordination();
        app.MapCoordinationConsole();
        return app;
    }

    // The engine starts by HallStart, after the server and with patience.
    private static void AddHall(WebApplicationBuilder builder, ServeOptions options, Store store)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(store);
        services.AddSingleton<StartProgress>();
        services.AddSingleton<StoreStartRetry>();
        services.AddSingleton<IStartRetry>(provider => provider.GetRequiredService<StoreStartRetry>());
        EngineHost.Add(services, () =>
        {
            var engine = services.AddCoordination();
            store.Use(engine);
            engine.AddPlanEffects();
            ClusterEngine.Use(builder, engine, options);
        });
        services.AddCoordinationWeb(web =>
        {
            web.ServesNothingElse = true;
            web.InsecureActors |= options.Http.InsecureActors;
        });
        ProxyGate.Add(services, options.Http);
        services.AddCoordinationSignIn();
        services.AddCoordinationConsole();
        services.Configure<AuthenticationOptions>(schemes => schemes.DefaultScheme = AccessSchemes.Any);
        services.AddSingleton<StartLinks>();
        services.AddSingleton<InitialPlan>();
        services.AddSingleton<HallStart>();
        services.AddHostedService(provider => provider.GetRequiredService<HallStart>());
        if (options.Anchor is { } target)
        {
            services.AddSingleton(_ => target());
            services.AddHostedService<AnchorWriter>();
        }

        if (options.Dashboard)
        {
            OrleansDashboard.Add(services);
        }

        if (options.Demo)
        {
            services.AddHostedService<DemoHall>();
        }
    }

    /// <summary>A page of another site must not reach the host under a name of its own that points to this machine. What names others call it by, they know.</summary>
    private static void AddHostNames(IServiceCollection services, ServeOptions options, IReadOnlyList<ListenAddress> addresses) =>
        services.AddHostFiltering(filter =>
        {
            filter.AllowedHosts = ListenAddress.AreForThisMachineAlone(addresses, options.Http) ? ["localhost", "127.0.0.1", "[::1]", .. addresses.Select(address => address.Host)] : ["*"];
            filter.IncludeFailureMessage = false;
        });
}
