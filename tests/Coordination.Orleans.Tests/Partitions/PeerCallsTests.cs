using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Partitions;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Orleans.Tests.Hosting;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Runtime;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Partitions;

/// <summary>What silos ask each other directly, asked by a program with Orleans' client.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class PeerCallsTests(ClusterFixture cluster)
{
    [NeedFact]
    public async Task Expel_ByAClient_IsRefusedAndTheSiloStays()
    {
        string? ended = null;
        await using var silos = new InProcessSilos(cluster);
        var silo = await silos.StartAsync(ended: why => ended = why);
        await using var client = await TestSilo.StartAsync(services => services.AddCoordination().UseCluster(
            new CoordinationClusterOptions { Database = new PostgresJournalOptions { ConnectionString = cluster.Connection }, ClusterId = InProcessSilos.ClusterId }));
        var here = silo.Inside.GetRequiredService<ILocalSiloDetails>().SiloAddress;
        var among = silo.Inside.GetRequiredService<PeerClient>().At(here);
        var outside = (IPeerService)client.Inside.GetRequiredService<IGrainFactory>().GetGrain(among.GetGrainId(), GrainInterfaceType.Create("coordination.peer"));

        (await Should.ThrowAsync<UnauthorizedAccessException>(async () => await outside.ExpelAsync("It is in the way."))).Message.ShouldContain("Only silos call 'ExpelAsync'");
        await Should.ThrowAsync<UnauthorizedAccessException>(async () => await outside.ReportAsync());

        (await among.ReportAsync()).DatabaseLostFor.ShouldBe(TimeSpan.Zero);
        ended.ShouldBeNull();
    }
}
