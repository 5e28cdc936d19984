using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Clusters;

/// <summary>Runs the grains in a cluster.</summary>
internal static class ClusterEngine
{
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
}
