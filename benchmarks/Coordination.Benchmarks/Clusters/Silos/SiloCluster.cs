using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Stores;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Hosting;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>Silos of this process, which talk to each other over loopback sockets as separate processes do.</summary>
internal static class SiloCluster
{
    /// <summary>A desk on a new cluster.</summary>
    /// <param name="database">The database.</param>
    /// <param name="silos">How many.</param>
    /// <param name="configure">What is other than usual.</param>
    public static async Task<IDesk> DeskAsync(PostgresStoreDatabase database, int silos, Action<ISiloBuilder>? configure = null)
    {
        await MigrateAsync(database);
        var hosts = new List<ClusterHost>();
        var owned = new List<IAsyncDisposable>();
        for (var number = 0; number < silos; number++)
        {
            var (host, journal) = await StartAsync(database, configure);
            hosts.Add(host);
            owned.AddRange([host, journal]);
        }

        return await HallsDesk.OpenAsync(hosts, owned);
    }

    /// <summary>Makes the tables.</summary>
    public static async Task MigrateAsync(PostgresStoreDatabase database)
    {
        await PostgresSchema.MigrateAsync(database.Options);
        await PostgresClusterSchema.MigrateAsync(database.Options);
    }

    /// <summary>Starts a silo; who disposes it disposes its journal after it.</summary>
    public static async Task<(ClusterHost Silo, PostgresJournal Journal)> StartAsync(PostgresStoreDatabase database, Action<ISiloBuilder>? configure = null)
    {
        var member = new ClusterOptions { Database = database.Options, ClusterId = "benchmark", SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() };
        var journal = new PostgresJournal(database.Options);
        var silo = new ClusterHost(
            member, journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance, new HostParts(), _ => { }, configure);
        await silo.StartAsync();
        return (silo, journal);
    }
}
