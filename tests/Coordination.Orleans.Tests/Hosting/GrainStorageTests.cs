using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>An application's own grain keeps its state in the halls' database.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class GrainStorageTests(ClusterFixture cluster)
{
    [NeedFact]
    public async Task State_WrittenReadAndCleared_IsWhatTheDatabaseHolds()
    {
        await using var silos = new InProcessSilos(cluster);
        var database = new PostgresJournalOptions { ConnectionString = cluster.Connection };
        var silo = await silos.StartAsync(configure: orleans => orleans.AddCoordinationGrainStorage(database));
        var own = silo.Inside.GetRequiredService<IGrainFactory>().GetGrain<IAskingGrain>(Hall.ToString());

        (await own.AddAsync(2)).ShouldBe(2);
        (await own.AddAsync(3)).ShouldBe(5);
        await own.LeaveAsync();
        (await own.AddAsync(1)).ShouldBe(6);
        await own.ForgetAsync();
        (await own.AddAsync(4)).ShouldBe(4);
    }
}
