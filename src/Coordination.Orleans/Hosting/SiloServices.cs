using Coordination.Centres;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Partitions;
using Coordination.Orleans.Placement;
using Coordination.Orleans.Proxies;
using Coordination.Plans;
using Coordination.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Adds the engine to a silo, beside whatever else runs in it.</summary>
public static class SiloServices
{
    /// <summary>Adds the engine with its defaults; name a store with <c>UseSqlite</c> or <c>UsePostgres</c>.</summary>
    public static CoordinationBuilder AddCoordination(this ISiloBuilder silo) => silo.AddCoordination(_ => { });

    /// <summary>Adds the engine; name a store with <c>UseSqlite</c> or <c>UsePostgres</c>.</summary>
    /// <remarks>
    /// For a silo of the application's own making: its clustering, its filters, its dashboard and its grains stay what they are.
    /// <see cref="ICoordination"/> is resolved from the application's container, and ready once the silo is active.
    /// </remarks>
    public static CoordinationBuilder AddCoordination(this ISiloBuilder silo, Action<CoordinationOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = EngineServices.Add(silo.Services, configure);
        if (silo.Services.All(service => service.ServiceType != typeof(SiloParticipant)))
        {
            AddGrains(silo.Services);
        }

        return builder;
    }

    /// <summary>Has silos find out sooner than Orleans does by itself that one of them is dead: by shorter probes, and by connections that break and are refused.</summary>
    public static ISiloBuilder UseFailureDetection(this ISiloBuilder silo, FailureDetection detection)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(detection);
        silo.Services.AddCalmLog<BackgroundWork>();
        silo.Services.TryAddSingleton(provider => new BackgroundWork(provider.GetRequiredService<ILogger<BackgroundWork>>()));
        silo.Services.TryAddSingleton<PeerFailureDetector>();
        if (silo.Services.All(service => service.ServiceType != typeof(DepartedMembers)))
        {
            silo.Services.AddSingleton<DepartedMembers>();
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<DepartedMembers>());
        }

        silo.Configure<ClusterMembershipOptions>(detection.Apply);
        return silo.Configure<SiloConnectionOptions>(PeerFailureDetector.Attach);
    }

    private static void AddGrains(IServiceCollection services)
    {
        services.AddPlacementDirector<NearHallPlacement, NearHallDirector>();
        services.AddPlacementDirector<OnItsSiloPlacement, OnItsSiloDirector>();
        services.AddOptions<GrainCollectionOptions>().PostConfigure<CoordinationOptions>(Collect);
        services.CollectBySteadyTime();
        services.TryAddSingleton<HostParts>();
        services.TryAddSingleton(new SiloTermination(ProcessTermination.Now));
        services.TryAddSingleton<EvictionReason>();
        services.AddSingleton<IFatalErrorHandler, SiloEvictionHandler>();
        services.AddSingleton(provider => new WarmSilos(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILocalSiloDetails>().SiloAddress));
        services.AddCalmLog<CentreActivator>();
        services.AddCalmLog<PlanBroadcast>();
        services.AddSingleton<HallHomes>();
        services.AddSingleton<LinkTrial>();
        services.AddSingleton<SiloWarmUp>();
        services.AddSingleton<LiveCentres>();
        services.AddSingleton<LiveRequests>();
        services.AddSingleton<LocalGrains>();
        services.AddSingleton<PlanBroadcast>();
        services.AddSingleton(provider => provider.GetRequiredService<CoordinationClusterOptions>().Activation);
        services.AddSingleton(MakeServices);
        services.AddSingleton<CentreRestarts>();
        services.AddSingleton(MakeParts);
        services.AddSingleton<CentreActivator>();
        services.AddSingleton(provider => new SiloMeters(
            provider.GetRequiredService<EngineMeters>(),
            Store(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<BackgroundWork>(),
            provider.GetRequiredService<CommandGate>(),
            provider.GetRequiredService<LiveCentres>(),
            provider.GetRequiredService<LiveRequests>()));
        services.AddSingleton<IHostedService, SiloDeparture>();
        services.AddSingleton<SiloParticipant>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<SiloParticipant>());
    }

    private static HallServices MakeServices(IServiceProvider provider)
    {
        var among = provider.GetRequiredService<HostParts>().Decorate(new ClusterGrains(
            provider.GetRequiredService<IGrainFactory>(), provider.GetRequiredService<GrainCaller>(), admission: null, provider.GetRequiredService<LocalGrains>()));
        return new HallServices(
            Store(provider),
            among,
            new PlanCatalogue(among),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IIdSource>(),
            provider.GetRequiredService<BackgroundWork>(),
            provider.GetRequiredService<CalmLogs>())
        {
            Meters = provider.GetRequiredService<EngineMeters>(),
            Watch = new RecordWatch(Store(provider), provider.GetRequiredService<TimeProvider>()),
        };
    }

    // Orleans asks its validators only once the silo has been put together.
    private static IJournal Store(IServiceProvider provider) => provider.GetService<IJournal>() ?? throw new OrleansConfigurationException(
        "AddCoordination needs a store: add .UseSqlite(path) or .UsePostgres(connectionString).");

    private static SiloParts MakeParts(IServiceProvider provider) => new(
        provider.GetRequiredService<HallServices>(),
        provider.GetRequiredService<CoordinationOptions>().Centres,
        provider.GetRequiredService<CentreRestarts>(),
        provider.GetRequiredService<HostParts>(),
        provider.GetRequiredService<HallHomes>(),
        provider.GetRequiredService<LocalGrains>());

    // Only the engine's grains: how long those of the application stay is the application's affair. Orleans looks for idle
    // grains at least once in the age it allows them.
    private static void Collect(GrainCollectionOptions collection, CoordinationOptions options)
    {
        foreach (var grain in (Type[])[typeof(HostedRequestGrain), typeof(HostedHallGrain), typeof(HostedPlanGrain)])
        {
            collection.ClassSpecificCollectionAge[grain.FullName!] = options.IdleAfter;
        }

        if (collection.CollectionQuantum >= options.IdleAfter)
        {
            collection.CollectionQuantum = options.IdleAfter / 2;
        }
    }
}
