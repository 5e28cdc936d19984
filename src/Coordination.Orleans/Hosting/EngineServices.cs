using System.Diagnostics.Metrics;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Hosting.Members;
using Coordination.Journal;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Members;
using Coordination.Orleans.Proxies;
using Coordination.Orleans.Wire;
using Coordination.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace Coordination.Orleans.Hosting;

/// <summary>What silos and clients have of the engine, in the one container of the application.</summary>
internal static class EngineServices
{
    /// <summary>Adds it, in the place of the embedded engine where that was added before.</summary>
    public static CoordinationBuilder Add(IServiceCollection services, Action<CoordinationOptions> configure)
    {
        var builder = services.AddCoordination(configure);
        if (services.Any(service => service.ServiceType == typeof(ClusterCoordination)))
        {
            return builder;
        }

        CoordinationServices.RemoveEmbedded(services);
        services.AddLogging();
        services.TryAddSingleton<CoordinationClusterOptions>();
        services.TryAddSingleton(WireFormat.Current);
        services.TryAddSingleton<HostParts>();
        services.TryAddSingleton(provider => new WireContracts(provider.GetRequiredService<HostParts>().Kinds));
        services.AddWire();
        services.AddCalmLog<BackgroundWork>();
        services.TryAddSingleton(provider => new BackgroundWork(provider.GetRequiredService<ILogger<BackgroundWork>>()));
        services.TryAddSingleton(provider => new EngineMeters(provider.GetService<IMeterFactory>()));
        services.AddSingleton(provider => new CommandGate(
            provider.GetRequiredService<CoordinationOptions>().MaxCommandsInFlight, provider.GetRequiredService<EngineMeters>()));
        services.AddSingleton<CommandAdmission>();
        services.AddSingleton(provider => new GrainCaller(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CoordinationClusterOptions>().RetryFor));
        services.AddSingleton<EngineStart>();
        services.TryAddSingleton<StartProgress>();
        services.AddSingleton(MakeCoordination);
        services.AddSingleton<ICoordination>(provider => provider.GetRequiredService<ClusterCoordination>());
        services.AddSingleton<IHostMembers, ClusterMembers>();
        services.AddSingleton<IConfigurationValidator, SettingsValidator>();
        return builder;
    }

    private static ClusterCoordination MakeCoordination(IServiceProvider provider)
    {
        var grains = new ClusterGrains(
            provider.GetRequiredService<IGrainFactory>(),
            provider.GetRequiredService<GrainCaller>(),
            provider.GetRequiredService<CommandAdmission>(),
            provider.GetService<LocalGrains>());
        var derived = new DerivedIds(
            provider.GetService<LocalGrains>() is null ? null : provider.GetService<IJournal>(),
            provider.GetRequiredService<IGrainFactory>().AnySilo(),
            provider.GetRequiredService<GrainCaller>());
        return new ClusterCoordination(
            grains, derived, provider.GetService<IJournal>(), provider.GetRequiredService<EngineStart>(), provider.GetRequiredService<IIdSource>(), provider.GetRequiredService<TimeProvider>());
    }

    // The engine's contracts, as they are sent.
    private static void AddWire(this IServiceCollection services)
    {
        services.AddSerializer();
        services.AddSingleton<WireCodec>();
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<WireCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<WireCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<WireCodec>());
        services.AddSingleton<ITypeConverter, AnswerNames>();
    }
}
