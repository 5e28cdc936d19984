using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>A silo of this process.</summary>
internal sealed class BenchmarkSilo(IHost host) : IAsyncDisposable
{
    /// <summary>The engine, by this silo.</summary>
    public ICoordination Engine => host.Services.GetRequiredService<ICoordination>();

    /// <summary>Starts one.</summary>
    /// <param name="database">The database that it shares with the others.</param>
    /// <param name="configure">What is other than usual.</param>
    public static async Task<BenchmarkSilo> StartAsync(PostgresJournalOptions database, Action<ISiloBuilder>? configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddCoordination().UsePostgres(database).UseSilo(
            new CoordinationClusterOptions { Database = database, ClusterId = "benchmark", SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() },
            configure);
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkSilo(host);
    }

    /// <summary>Leaves, and closes its journal.</summary>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
