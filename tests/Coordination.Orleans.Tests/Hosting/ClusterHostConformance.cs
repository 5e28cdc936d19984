using System.Net;
using System.Net.Sockets;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.Postgres;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A silo in this process; its members are in a real database, its record is in memory.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class ClusterHostConformance(ClusterFixture cluster) : HostConformance
{
    protected override async Task<HallUnderTest> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null)
    {
        await cluster.StopAsync();
        var options = new CoordinationOptions();
        configure?.Invoke(options);
        var journal = new InMemoryJournal(store);
        var silo = new ClusterHost(
            new ClusterOptions
            {
                Database = new PostgresJournalOptions { ConnectionString = cluster.Store.Environment.Values.Single() },
                ClusterId = "in-process",
                SiloPort = FreePort(),
                GatewayPort = FreePort(),
            },
            journal, options, TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance, new HostParts(), _ => { });
        await silo.StartAsync();
        return await PublishAsync(new HallUnderTest(silo, journal, silo.WhenIdleAsync, silo.DisposeAsync), plan);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
