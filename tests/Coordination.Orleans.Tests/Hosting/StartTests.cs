using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>What a silo refuses to start with, and what it says.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class StartTests(ClusterFixture cluster)
{
    [NeedFact]
    public async Task Start_ClockAMinuteOff_IsRefused()
    {
        foreach (var seconds in new[] { -90, 90 })
        {
            await using var silos = new InProcessSilos(cluster);

            var refused = await Should.ThrowAsync<ClusterException>(() => silos.StartAsync(time: new ShiftedTime(TimeSpan.FromSeconds(seconds))));

            refused.Message.ShouldStartWith("The clock of this machine says ");
            refused.Message.ShouldEndWith("set both by a time server; they may differ by a minute.");
        }
    }

    [NeedFact]
    public async Task Start_WithoutTheClustersTables_IsRefused()
    {
        await using var silos = new InProcessSilos(cluster) { Connection = await cluster.Server.CreateDatabaseAsync() };

        var refused = await Should.ThrowAsync<JournalSchemaException>(() => silos.StartAsync());

        refused.Message.ShouldContain("has no schema 'orleans' of this program");
        refused.Message.ShouldEndWith("Run `silo-host database migrate`.");
    }

    [NeedFact]
    public async Task Start_TablesOfALaterVersion_IsRefused()
    {
        var connection = await cluster.Server.CreateDatabaseAsync();
        await PostgresClusterSchema.MigrateAsync(new PostgresJournalOptions { ConnectionString = connection });
        await using var source = NpgsqlDataSource.Create(connection);
        await source.CreateCommand("INSERT INTO orleans.schema_version (version) VALUES (999)").ExecuteNonQueryAsync();
        await using var silos = new InProcessSilos(cluster) { Connection = connection };

        var refused = await Should.ThrowAsync<JournalSchemaException>(() => silos.StartAsync());

        refused.Message.ShouldContain("has version 999, and this program knows versions up to 2.");
    }
}
