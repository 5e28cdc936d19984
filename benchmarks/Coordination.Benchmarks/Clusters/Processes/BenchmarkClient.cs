using Coordination.Benchmarks.Stores;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.Benchmarks.Clusters.Processes;

/// <summary>A client of silos that are other processes.</summary>
internal sealed class BenchmarkClient(IHost host) : IAsyncDisposable
{
    /// <summary>The engine, by those silos.</summary>
    public ICoordination Engine => host.Services.GetRequiredService<ICoordination>();

    public static async Task<BenchmarkClient> StartAsync(PostgresStoreDatabase database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddCoordination().UsePostgres(database.Options).UseCluster(
            new CoordinationClusterOptions { Database = database.Options, ClusterId = SiloProcess.Cluster });
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkClient(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
