using Coordination.Hosting;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;
#if ORLEANS
using Coordination.Orleans.Hosting;
using Microsoft.Extensions.DependencyInjection;
#endif

namespace Coordination.SiloHost.Clusters;

/// <summary>What the program can do only when it was built with Orleans.</summary>
internal static class ClusterEdition
{
#if ORLEANS
    /// <summary>Refuses a part in a cluster that this build cannot take: none.</summary>
    public static void Require()
    {
    }

    /// <summary>Puts the cluster in the place of the embedded engine.</summary>
    public static void Use(CoordinationBuilder engine, ClusterPart part, PostgresTarget database)
    {
        var options = new ClusterOptions
        {
            Database = database.Options,
            ClusterId = part.Id,
            SiloPort = part.SiloPort,
            GatewayPort = part.GatewayPort,
            Advertise = part.Advertise,
        };
        if (part.IsClient)
        {
            engine.UseCluster(options);
            engine.Services.AddSingleton(provider =>
            {
                var client = provider.GetRequiredService<ClusterClient>();
                return new HallEngine(client.Time, client.StartAsync, client.StopAsync);
            });
        }
        else
        {
            engine.UseClusterSilo(options);
            engine.Services.AddSingleton(provider =>
            {
                var silo = provider.GetRequiredService<ClusterHost>();
                return new HallEngine(silo.Time, silo.StartAsync, silo.StopAsync);
            });
        }
    }
#else
    private const string HowToBuild =
        "This build has no cluster in it: build the cluster edition with 'dotnet build silo-host -c Release -p:Orleans=true' (docs/cluster.md).";

    /// <summary>Refuses a part in a cluster, which this build cannot take.</summary>
    /// <exception cref="UsageException">Always.</exception>
    public static void Require() => throw new UsageException(HowToBuild);

    /// <summary>Never comes to be called.</summary>
    /// <exception cref="UsageException">Always.</exception>
    public static void Use(CoordinationBuilder engine, ClusterPart part, PostgresTarget database) => throw new UsageException(HowToBuild);
#endif
}
