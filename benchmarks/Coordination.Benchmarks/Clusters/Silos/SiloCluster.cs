using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Stores;
using Coordination.Postgres;
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
        var hosts = new List<BenchmarkSilo>();
        for (var number = 0; number < silos; number++)
        {
            hosts.Add(await BenchmarkSilo.StartAsync(database.Options, configure));
        }

        return await HallsDesk.OpenAsync([.. hosts.Select(host => host.Engine)], hosts);
    }

    /// <summary>Makes the tables.</summary>
    public static async Task MigrateAsync(PostgresStoreDatabase database)
    {
        await PostgresSchema.MigrateAsync(database.Options);
        await PostgresClusterSchema.MigrateAsync(database.Options);
    }
}
