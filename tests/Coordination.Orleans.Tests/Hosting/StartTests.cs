using System.Net;
using System.Net.Sockets;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Postgres;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;

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

        refused.Message.ShouldContain($"has version 999, and this program knows versions up to {PostgresClusterSchema.CurrentVersion}.");
    }

    /// <remarks>As after the whole cluster was killed: nobody is there who would declare the others dead.</remarks>
    [NeedFact]
    public async Task Start_MembersListedAsActiveAreGone_DeclaresThemDeadAndJoins()
    {
        await using var silos = new InProcessSilos(cluster);
        await (await silos.StartAsync()).StopAsync();
        await ListAsync("127.0.0.1", FreePort.Next(), alive: TimeSpan.Zero);
        await ListAsync("192.0.2.1", 11111, alive: TimeSpan.FromMinutes(1));

        var silo = await silos.StartAsync();

        await MeetAsync(silo);
        (await CountAsync("status = 3")).ShouldBe(1L);
    }

    [NeedFact]
    public async Task Start_MemberThatIsSilentAndWroteLately_IsNotDeclaredDead()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var port = ((IPEndPoint)listener.LocalEndPoint!).Port;
        await using var silos = new InProcessSilos(cluster);
        await (await silos.StartAsync()).StopAsync();
        await ListAsync("127.0.0.1", port, alive: TimeSpan.Zero);

        // It takes connections and says nothing: this one does not join beside it, until it has gone.
        var joins = silos.StartAsync();
        using (await listener.AcceptAsync())
        {
            joins.IsCompleted.ShouldBeFalse();
            (await CountAsync($"status = 3 AND port = {port}")).ShouldBe(1L);
        }

        listener.Close();
        await joins;
        (await CountAsync($"status = 3 AND port = {port}")).ShouldBe(0L);
    }

    private async Task ListAsync(string address, int port, TimeSpan alive)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        await using var command = source.CreateCommand(
            """
            WITH version AS (UPDATE orleans.member_version SET version = version + 1 WHERE cluster = 'in-process')
            INSERT INTO orleans.member (cluster, address, port, generation, name, host, status, gateway, started, alive)
            VALUES ('in-process', $1, $2, 1, 'gone', 'gone', 3, 0, now(), now() - $3)
            """);
        command.Parameters.AddWithValue(address);
        command.Parameters.AddWithValue(port);
        command.Parameters.AddWithValue(alive);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<object?> CountAsync(string which)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Connection);
        await using var command = source.CreateCommand($"SELECT count(*) FROM orleans.member WHERE cluster = 'in-process' AND {which}");
        return await command.ExecuteScalarAsync();
    }
}
