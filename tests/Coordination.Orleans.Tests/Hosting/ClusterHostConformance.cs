using Coordination.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Plans;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.TestKit.Postgres;
using Coordination.Testing.Journal;
using Xunit;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A silo in this process; its members are in a real database, its record is in memory.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class ClusterHostConformance(ClusterFixture cluster) : HostConformance
{
    private protected override async Task<HallUnderTest> OpenAsync(
        HallPlan? plan = null, InMemoryStore? store = null, Action<CoordinationOptions>? configure = null)
    {
        var journal = new InMemoryJournal(store);
        var silo = await new InProcessSilos(cluster).StartAsync(options: configure, journal: journal);
        return await PublishAsync(new HallUnderTest(silo, journal, silo.WhenIdleAsync, silo.DisposeAsync), plan);
    }
}
