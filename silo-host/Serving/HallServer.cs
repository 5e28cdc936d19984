using Coordination.Hosting;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Serving.Demo;
using Coordination.SiloHost.Stores;
using Coordination.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Serving;

/// <summary>The web application around the engine.</summary>
internal static class HallServer
{
    /// <exception cref="ServeException">It cannot serve.</exception>
    public static async Task RunAsync(ServeOptions options, CancellationToken cancellation)
    {
        if (options.Speed is not (>= 0.1 and <= 1000))
        {
            throw new ServeException("--speed must be a number from 0.1 to 1000.", ServeException.Usage);
        }

        var addresses = ListenAddress.ReadAll(options);
        var store = StoreOf(options);
        await using var app = Build(options, addresses, store);
        if (await StartAsync(app, cancellation))
        {
            Welcome.Print(app, options, store);
            await app.WaitForShutdownAsync(cancellation);
        }
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
            return false;
        }
    }

    /// <remarks>An empty builder: no file in the working directory and no variable of the environment opens another address.</remarks>
    private static WebApplication Build(ServeOptions options, IReadOnlyList<ListenAddress> addresses, Store store)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "silo-host", EnvironmentName = Environments.Production });
        AddLogging(builder.Logging, options.Verbose, options.Console.Log);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var address in addresses)
            {
                address.Listen(kestrel);
            }
        });
        builder.Services.AddServiceManager(options.Console);
        builder.Services.AddRoutingCore();
        AddHall(builder.Services, options, store);
        AddHostNames(builder.Services, options, addresses);
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseStartGate();
        app.MapGet("/", Welcome.Index).ExcludeFromDescription();
        app.MapCoordination();
        return app;
    }

    private static void AddHall(IServiceCollection services, ServeOptions options, Store store)
    {
        services.AddSingleton(options);
        services.AddSingleton(store);
        var engine = services.AddCoordination();
        store.Use(engine);
        if (options.Cluster is { } cluster)
        {
            ClusterEngine.Use(engine, cluster, options.Postgres!);
        }
        else
        {
            services.AddSingleton(provider =>
            {
                var host = provider.GetRequiredService<EmbeddedHost>();
                return new HallEngine(host.Time, host.StartAsync, host.StopAsync);
            });
        }

        // The engine starts by HallStart, after the server and with patience, and not among the services before it.
        services.RemoveAll<IHostedService>();
        services.AddCoordinationWeb(web => web.ServesNothingElse = true);
        services.AddSingleton<PlanAtStart>();
        services.AddSingleton<HallStart>();
        services.AddHostedService(provider => provider.GetRequiredService<HallStart>());
        if (options.Demo)
        {
            services.AddHostedService<DemoHall>();
        }
    }

    /// <summary>A page of another site must not reach the host under a name of its own that points to this machine.</summary>
    private static void AddHostNames(IServiceCollection services, ServeOptions options, IReadOnlyList<ListenAddress> addresses) =>
        services.AddHostFiltering(filter =>
        {
            filter.AllowedHosts = options.Insecure ? ["*"] : ["localhost", "127.0.0.1", "[::1]", .. addresses.Select(address => address.Host)];
            filter.IncludeFailureMessage = false;
        });

    private static void AddLogging(ILoggingBuilder logging, bool verbose, ILoggerProvider? instead)
    {
        if (instead is not null)
        {
            logging.AddProvider(instead);
        }
        else
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning);
        if (!verbose)
        {
            // What silos write of each other while one of them dies is much, and the engine says what came of it.
            logging.AddFilter("Orleans", LogLevel.Critical);
            logging.AddFilter("Polly", LogLevel.None);
            // A start that fails is told in one sentence, by the command.
            logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        }
    }
}
