using System.Diagnostics.Metrics;
using Coordination.Telemetry;
using Coordination.Web.Events;
using Coordination.Web.Health;
using Coordination.Web.Json;
using Coordination.Web.Management.Plans;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.Surface;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Coordination.Web;

/// <summary>Adds what the HTTP API needs.</summary>
public static class CoordinationWebServices
{
    /// <summary>Adds problems, JSON, event streams and the API's document. The engine itself is added beside it.</summary>
    public static IServiceCollection AddCoordinationWeb(this IServiceCollection services) => services.AddCoordinationWeb(_ => { });

    /// <summary>The same, with options; they are checked when the application starts.</summary>
    public static IServiceCollection AddCoordinationWeb(this IServiceCollection services, Action<CoordinationWebOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<CoordinationWebOptions>, WebSettings>(
            provider => new WebSettings(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CoordinationWebOptions>, WebSettingsValidation>());
        services.AddOptions<CoordinationWebOptions>().Configure(configure).ValidateOnStart();
        AddProblems(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, HeaderText>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddCalmLog<ProblemMiddleware>();
        services.AddCalmLog<Readiness.EventLog>();
        services.AddCalmLog<EventStreams>();
        services.TryAddSingleton(provider => new PlanGate(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<HallNames>();
        services.TryAddSingleton<CallRates>();
        services.TryAddSingleton<EventFeed>();
        services.TryAddSingleton(provider => new FeedMeters(provider.GetRequiredService<EventFeed>(), provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<StreamWatch>();
        services.TryAddSingleton<EventStreams>();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJsonContext.Default));
        return services.AddCoordinationOpenApi();
    }

    // Before every other filter: what the application's host puts first (its check of host names, say) refuses calls as well.
    private static void AddProblems(IServiceCollection services)
    {
        if (services.All(service => service.ImplementationType != typeof(ProblemStartup)))
        {
            services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, ProblemStartup>());
        }
    }
}
