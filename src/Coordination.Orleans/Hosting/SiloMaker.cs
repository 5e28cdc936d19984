using System.Text.Json;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Coordination.Orleans.Wire;
using Coordination.Plans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Placement;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace Coordination.Orleans.Hosting;

/// <summary>Puts a silo together: Orleans' parts, and the engine's.</summary>
internal static class SiloMaker
{
    public static IHost Make(
        ClusterOptions cluster, IJournal journal, CoordinationOptions options, TimeProvider time, IIdSource ids,
        BackgroundWork background, GrainCaller caller, HostParts parts, JsonSerializerOptions wire, Action<string> expelled,
        Action<ISiloBuilder>? configure, ILoggerFactory logs)
    {
        var builder = NewBuilder(logs);
        builder.UseOrleans(silo =>
        {
            silo.Join(cluster);
            silo.Configure<GrainCollectionOptions>(collection => Collect(options, collection));
            silo.Configure<SiloMessagingOptions>(messaging => Send(cluster, messaging));
            silo.Configure<SiloConnectionOptions>(PeerWatch.Attach);
            silo.Services.AddPlacementDirector<NearHallPlacement, NearHallDirector>();
            silo.Services.AddPlacementDirector<OnItsSiloPlacement, OnItsSiloDirector>();
            configure?.Invoke(silo);
        });
        var services = builder.Services;
        services.AddWire(wire);
        services.AddSingleton(caller);
        services.AddSingleton<HallHomes>();
        services.AddSingleton<LiveCentres>();
        services.AddSingleton<LiveRequests>();
        services.AddSingleton<LocalGrains>();
        services.AddSingleton<PlanBroadcast>();
        services.AddSingleton<IFatalErrorHandler>(provider =>
            new ExpelledHandler(expelled, provider.GetRequiredService<ILogger<ExpelledHandler>>()));
        services.AddSingleton(provider =>
        {
            var grains = parts.Between(new ClusterGrains(
                provider.GetRequiredService<IGrainFactory>(), caller, admission: null, provider.GetRequiredService<LocalGrains>()));
            return new HallServices(journal, grains, new PlanCatalogue(grains), time, ids, background, logs);
        });
        services.AddSingleton(provider => new CentreRestarts(provider.GetRequiredService<HallServices>()));
        services.AddSingleton(provider => new SiloParts(
            provider.GetRequiredService<HallServices>(),
            options.Centres,
            provider.GetRequiredService<CentreRestarts>(),
            parts,
            provider.GetRequiredService<HallHomes>(),
            cluster.Activation,
            provider.GetRequiredService<LocalGrains>()));
        services.AddSingleton(cluster.Activation);
        services.AddSingleton<CentreActivator>();
        services.AddSingleton(provider => new PeerWatch(
            provider.GetRequiredService<IClusterMembershipService>(), provider.GetRequiredService<ILocalSiloDetails>(), time, background,
            provider.GetRequiredService<ILogger<PeerWatch>>()));
        return builder.Build();
    }

    /// <summary>An empty application: no settings file, no variable and no signal reaches what is inside.</summary>
    public static HostApplicationBuilder NewBuilder(ILoggerFactory logs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = "coordination", DisableDefaults = true });
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        return builder;
    }

    /// <summary>The engine's contracts, as they are sent.</summary>
    public static void AddWire(this IServiceCollection services, JsonSerializerOptions wire)
    {
        services.AddSerializer();
        services.AddSingleton(new WireCodec(wire));
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<WireCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<WireCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<WireCodec>());
    }

    // Orleans looks for idle grains at least once in the age it allows them.
    private static void Collect(CoordinationOptions options, GrainCollectionOptions collection)
    {
        var quantum = TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(1).Ticks, options.IdleAfter.Ticks / 2));
        (collection.CollectionQuantum, collection.CollectionAge) = (quantum, options.IdleAfter);
    }

    // A call to a silo that died fails at once when the others know; the time-out is for what nobody notices.
    private static void Send(ClusterOptions cluster, SiloMessagingOptions messaging)
    {
        messaging.ResponseTimeout = cluster.Patience;
        messaging.SystemResponseTimeout = TimeSpan.FromSeconds(5);
        messaging.CancelRequestOnTimeout = false;
    }
}
