using System.Reflection;
using Coordination.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Coordination.SiloHost.Telemetry;

/// <summary>Exports what the engine, Orleans, the web server, the database's driver and the runtime tell.</summary>
internal static class HostTelemetry
{
    /// <summary>Where Prometheus scrapes.</summary>
    public const string MetricsPath = "/metrics";

    private const string OrleansMeter = "Microsoft.Orleans";
    private const string OrleansSources = "Microsoft.Orleans.*";
    private const string RuntimeMeter = "System.Runtime";

    private static readonly PathString[] Unwatched = [MetricsPath, "/health"];

    /// <summary>Adds the log's format, and what exports; nothing listens to the engine where nothing is exported.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="options">What is told to whom.</param>
    /// <param name="log">Takes the log in the place of standard error; null for standard error.</param>
    public static void Add(WebApplicationBuilder builder, TelemetryOptions options, ILoggerProvider? log)
    {
        AddLog(builder.Logging, options.LogFormat, log);
        if (!options.Measures && !options.Otlp.Any)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(
            builder.Configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : "coordination", serviceVersion: Version));
        if (options.Measures)
        {
            telemetry.WithMetrics(metrics => Add(metrics, options));
        }

        if (options.Otlp.Traces)
        {
            telemetry.WithTracing(Add);
        }

        if (options.Otlp.Logs)
        {
            telemetry.WithLogging(logs => logs.AddOtlpExporter(), log => log.IncludeFormattedMessage = true);
        }
    }

    /// <summary>Maps what is scraped.</summary>
    public static void Map(WebApplication app, TelemetryOptions options)
    {
        if (options.Metrics)
        {
            app.MapPrometheusScrapingEndpoint(MetricsPath);
        }
    }

    private static string? Version { get; } =
        typeof(HostTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static void Add(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics.AddMeter(CoordinationTelemetry.MeterName, OrleansMeter, RuntimeMeter).AddAspNetCoreInstrumentation().AddNpgsqlInstrumentation();
        if (options.Metrics)
        {
            metrics.AddPrometheusExporter();
        }

        if (options.Otlp.Metrics)
        {
            metrics.AddOtlpExporter();
        }
    }

    // Probes and scrapes come every few seconds, and would be most of the traces.
    private static void Add(TracerProviderBuilder traces) => traces
        .AddSource(CoordinationTelemetry.ActivitySourceName, OrleansSources)
        .AddAspNetCoreInstrumentation(web => web.Filter = context => !Array.Exists(Unwatched, path => context.Request.Path.StartsWithSegments(path)))
        .AddNpgsql()
        .AddOtlpExporter();

    private static void AddLog(ILoggingBuilder logging, LogFormat format, ILoggerProvider? instead)
    {
        logging.ClearProviders();
        if (instead is not null)
        {
            logging.AddProvider(instead);
        }
        else if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat, console.IncludeScopes) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ", true));
        }
        else
        {
            logging.AddSimpleConsole(console => console.SingleLine = true);
        }

        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
