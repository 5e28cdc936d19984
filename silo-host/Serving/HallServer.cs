using Coordination.Hosting;
using Coordination.SiloHost.Serving.Demo;
using Coordination.Sqlite;
using Coordination.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
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
        var data = DataFile.Prepare(options);
        await using var app = Build(options, addresses, data);
        await app.StartAsync(cancellation);
        Welcome.Print(app, options, data);
        await app.WaitForShutdownAsync(cancellation);
    }

    /// <remarks>An empty builder: no file in the working directory and no variable of the environment opens another address.</remarks>
    private static WebApplication Build(ServeOptions options, IReadOnlyList<ListenAddress> addresses, string data)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "silo-host", EnvironmentName = Environments.Production });
        AddLogging(builder.Logging, options.Verbose);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var address in addresses)
            {
                address.Listen(kestrel);
            }
        });
        builder.Services.AddRoutingCore();
        AddHall(builder.Services, options, data);
        AddHostNames(builder.Services, options, addresses);
        var app = builder.Build();
        app.UseHostFiltering();
        app.MapGet("/", Welcome.Index).ExcludeFromDescription();
        app.MapCoordination();
        return app;
    }

    private static void AddHall(IServiceCollection services, ServeOptions options, string data)
    {
        services.AddSingleton(options);
        services.AddCoordination().UseSqlite(data);
        services.AddCoordinationWeb(web => web.ServesNothingElse = true);
        services.AddSingleton<PlanAtStart>();
        services.AddHostedService(provider => provider.GetRequiredService<PlanAtStart>());
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

    private static void AddLogging(ILoggingBuilder logging, bool verbose)
    {
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning);
        if (!verbose)
        {
            // A start that fails is told in one sentence, by the command.
            logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
            logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.None);
        }
    }
}
