using System.Globalization;
using System.Net;
using System.Text;
using Coordination.Orleans.Hosting;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Databases;

/// <summary>The scripts and commands of <c>deploy/database</c> and of compose's first start, as they stand there, against a real server that asks for passwords.</summary>
[NeedsPostgres(Own = true)]
public sealed class DatabaseTests : IAsyncLifetime
{
    private DeployedDatabase _database = null!;

    public async Task InitializeAsync() => _database = await DeployedDatabase.StartAsync();

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [NeedFact]
    public async Task Roles_BackupAndRestore_GoAsTheyAreWritten()
    {
        await PrepareAsync();
        string kept, lost;
        using (var server = ServingProcess.Launch(Engine("hall"), "--in-process"))
        {
            await server.WelcomeAsync();
            kept = await SubmitAsync(server.Client);
            await ShellAsync(Deployment.Block("database/README.md", "backup"));
            lost = await SubmitAsync(server.Client);
            (await server.StopAsync()).ShouldBe(0, server.Errors);
        }

        var (epoch, sequence) = await CountersAsync("hall");
        (await ShellAsync(Deployment.Block("database/README.md", "restore"))).ShouldContain("every row equals its events");

        var restored = await CountersAsync("hall_restored");
        restored.Epoch.ShouldBeGreaterThan(epoch);
        restored.Sequence.ShouldBeGreaterThan(sequence);
        await MayChangeRowsAloneAsync("hall_restored");
        using var again = ServingProcess.Launch(Engine("hall_restored"), "--in-process");
        await again.WelcomeAsync();
        (await again.Client.GetAsync(kept)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Client.GetAsync(lost)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await again.Client.GetAsync(await SubmitAsync(again.Client))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.StopAsync()).ShouldBe(0, again.Errors);
        (await Cli.RunAsync(Engine("hall_restored"), "verify")).ExitCode.ShouldBe(0);
    }

    /// <summary>A copy of a cluster's database, with its members at work in it, is tried while they go on.</summary>
    [NeedFact]
    public async Task Copy_WhileProductionServes_IsAloneAndReady()
    {
        await PrepareAsync();
        using var production = ServingProcess.Launch(Engine("hall"), Silo());
        await production.WelcomeAsync();
        var kept = await SubmitAsync(production.Client);
        await ShellAsync(Deployment.Block("database/README.md", "backup"));
        await ShellAsync(Deployment.Block("database/README.md", "restore"));
        (await MembersAsync("hall_restored")).ShouldBeEmpty();

        // Of the same cluster id: the worst that somebody who tries a copy can do.
        using var copy = ServingProcess.Launch(Engine("hall_restored"), Silo());
        await copy.WelcomeAsync();

        (await MembersAsync("hall_restored")).ShouldHaveSingleItem().ShouldNotBe((await MembersAsync("hall")).ShouldHaveSingleItem());
        (await copy.Client.GetAsync(kept)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var tried = await SubmitAsync(copy.Client);
        (await production.Client.GetAsync(tried)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await copy.Client.GetAsync(await SubmitAsync(production.Client))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await copy.StopAsync()).ShouldBe(0, copy.Errors);
        (await production.Client.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await production.StopAsync()).ShouldBe(0, production.Errors);
        (await Cli.RunAsync(Engine("hall_restored"), "verify")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void CopyOfTheDocument_Arguments_AreOfAnotherClusterOnOtherPorts()
    {
        var command = Deployment.Block("database/README.md", "try").Replace("\\\n", " ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        SiloHostCommands.Root.Parse(command[1..]).Errors.ShouldBeEmpty();
        command.ShouldContain("--cluster-id");
        string[] usual = [new Uri(ServeOptions.DefaultUrl).Port.ToString(CultureInfo.InvariantCulture), Text(CoordinationClusterOptions.DefaultSiloPort), Text(CoordinationClusterOptions.DefaultGatewayPort)];
        usual.ShouldAllBe(port => !command.Any(word => word.EndsWith(port, StringComparison.Ordinal)));
    }

    private static string[] Silo() => ["--cluster", "--silo-port", Text(FreePort.Next()), "--gateway-port", Text(FreePort.Next())];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The ports of the silos at work.</summary>
    private async Task<IReadOnlyList<int>> MembersAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.Server.Administrator) { Database = database, Pooling = false }.ConnectionString);
        await using var reader = await source.CreateCommand("SELECT port FROM orleans.member WHERE status = 3").ExecuteReaderAsync();
        var ports = new List<int>();
        while (await reader.ReadAsync())
        {
            ports.Add(reader.GetInt32(0));
        }

        return ports;
    }

    /// <summary>The migration, then the roles once more.</summary>
    private async Task PrepareAsync()
    {
        await ShellAsync($"silo-host database migrate --postgres '{Connection("hall", "hall_owner")};Passfile={_database.File("owner.pgpass")}'");
        await MayChangeRowsAloneAsync("hall", theRecordToo: true);
        await ShellAsync($"psql --quiet --username=postgres --file='{Path.Combine(Deployment.Folder, "database", "roles.sql")}'");
        await MayChangeRowsAloneAsync("hall");
    }

    private async Task MayChangeRowsAloneAsync(string database, bool theRecordToo = false)
    {
        await using var source = NpgsqlDataSource.Create($"{Connection(database, "hall_engine")};Passfile={_database.File("engine.pgpass")};Pooling=false");
        await source.CreateCommand("UPDATE coordination.pulse SET beat = beat + 1; DELETE FROM coordination.personal WHERE false").ExecuteNonQueryAsync();
        string[] forbidden =
        [
            "CREATE TABLE coordination.mine (one integer)", "CREATE SCHEMA mine", "DROP TABLE coordination.grain", "TRUNCATE coordination.journal",
            "ALTER TABLE coordination.grain ADD COLUMN mine integer",
            .. theRecordToo ? Array.Empty<string>() : ["UPDATE coordination.journal SET at = at", "DELETE FROM coordination.journal", "INSERT INTO coordination.schema_version (version) VALUES (999)"],
        ];
        foreach (var statement in forbidden)
        {
            (await Should.ThrowAsync<PostgresException>(source.CreateCommand(statement).ExecuteNonQueryAsync(), statement)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }
    }

    private async Task<(long Epoch, long Sequence)> CountersAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_database.Server.Administrator) { Database = database, Pooling = false }.ConnectionString);
        await using var reader = await source.CreateCommand("SELECT (SELECT max(epoch) FROM coordination.epoch), last_value FROM coordination.journal_sequence").ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private Dictionary<string, string> Engine(string database) => _database.Engine(database);

    private string Connection(string database, string role) => _database.Connection(database, role);

    private Task<string> ShellAsync(string commands) => _database.ShellAsync(commands);

    private static async Task<string> SubmitAsync(HttpClient client)
    {
        var reply = await client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json"));
        return reply.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
    }
}
