using System.Diagnostics.Metrics;
using Coordination.Grains;
using Coordination.Hosting.Members;
using Coordination.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Coordination.Hosting;

/// <summary>Adds the engine to an application.</summary>
public static class CoordinationServices
{
    /// <summary>Adds the embedded engine with its defaults; name a store with <c>UseSqlite</c> or <c>UsePostgres</c>.</summary>
    public static CoordinationBuilder AddCoordination(this IServiceCollection services) => services.AddCoordination(_ => { });

    /// <summary>Adds the embedded engine; name a store with <c>UseSqlite</c> or <c>UsePostgres</c>.</summary>
    /// <remarks>
    /// <see cref="ICoordination"/> is ready once the application's hosted services have started. Settings come from the
    /// application's configuration, under <c>Coordination:</c>, and then from here; wrong ones end the start.
    /// It may be called again: the settings of both calls count, and the engine is added once, embedded or in a silo.
    /// </remarks>
    public static CoordinationBuilder AddCoordination(this IServiceCollection services, Action<CoordinationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<CoordinationOptions>, EngineSettings>(
            provider => new EngineSettings(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CoordinationOptions>, EngineSettingsValidation>());
        services.AddOptions<CoordinationOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<CoordinationOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IIdSource, RandomIds>();
        if (services.Any(service => service.ServiceType == typeof(ICoordination)))
        {
            return new CoordinationBuilder(services);
        }

        services.AddSingleton(provider => new EmbeddedHost(
            provider.GetService<IJournal>() ?? throw new InvalidOperationException("AddCoordination needs a store: add .UseSqlite(path)."),
            provider.GetRequiredService<CoordinationOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IIdSource>(),
            provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
            new HostParts { Meters = provider.GetService<IMeterFactory>() }));
        services.AddSingleton<ICoordination>(provider => provider.GetRequiredService<EmbeddedHost>());
        services.AddSingleton<IHostMembers, EmbeddedMembers>();
        services.AddHostedService<EmbeddedHostService>();
        return new CoordinationBuilder(services);
    }

    /// <summary>Takes the embedded engine out again, for another host in its place.</summary>
    internal static void RemoveEmbedded(IServiceCollection services)
    {
        services.RemoveAll<ICoordination>();
        services.RemoveAll<EmbeddedHost>();
        services.RemoveAll<IHostMembers>();
        foreach (var service in services.Where(service => service.ImplementationType == typeof(EmbeddedHostService)).ToList())
        {
            services.Remove(service);
        }
    }
}

/// <summary>What follows <c>AddCoordination</c>.</summary>
/// <param name="Services">The application's services.</param>
public sealed record CoordinationBuilder(IServiceCollection Services);

/// <summary>Starts and stops the embedded host with the application.</summary>
internal sealed class EmbeddedHostService(EmbeddedHost host, IServiceProvider provider) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) =>
        await provider.GetService<IStartRetry>().RunAsync(host.StartAsync, cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken) => await host.StopAsync(cancellationToken);
}
