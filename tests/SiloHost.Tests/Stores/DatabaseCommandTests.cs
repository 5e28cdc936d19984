using System.Text.Json;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Stores;

/// <summary>What an administrator does with a database, and what the host says of one that is not as it should be.</summary>
[NeedsPostgres]
public sealed class DatabaseCommandTests(ServerFixture fixture) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private string _connection = null!;

    public async Task InitializeAsync() => _connection = await fixture.Server.CreateDatabaseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [NeedFact]
    public async Task Migrate_EmptyDatabase_CreatesTheSchemaOnce()
    {
        var first = await RunAsync("database", "migrate");
        var again = await RunAsync("database", "migrate");

        first.ExitCode.ShouldBe(0, first.Error);
        first.Output.ShouldContain("created at version");
        again.ExitCode.ShouldBe(0, again.Error);
        again.Output.ShouldContain("already");
    }

    [NeedFact]
    public async Task Status_BeforeAndAfterMigrating_SaysWhetherItCanBeUsed()
    {
        var before = await RunAsync("database", "status");
        await RunAsync("database", "migrate");
        var after = await RunAsync("database", "status", "--json");

        before.ExitCode.ShouldBe(1);
        before.Error.ShouldContain("silo-host database migrate");
        before.HasPlainError.ShouldBeTrue(before.Error);
        after.ExitCode.ShouldBe(0, after.Error);
        using var status = JsonDocument.Parse(after.Output);
        status.RootElement.GetProperty("is_usable").GetBoolean().ShouldBeTrue();
        status.RootElement.GetProperty("is_read_only").GetBoolean().ShouldBeFalse();
        status.RootElement.GetProperty("schema_version").GetInt32().ShouldBe(status.RootElement.GetProperty("needed_version").GetInt32());
    }

    [NeedFact]
    public async Task Serve_OnADatabase_KeepsTheRecordThere()
    {
        await RunAsync("database", "migrate");
        using (var server = ServingProcess.Launch(Environment))
        {
            await server.WelcomeAsync();
            (await server.Client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", null, "application/json"))).EnsureSuccessStatusCode();
            (await server.StopAsync()).ShouldBe(0, server.Errors);
        }

        var status = await RunAsync("database", "status");
        var verified = await RunAsync("verify", "--json");

        status.ExitCode.ShouldBe(0, status.Error);
        status.Output.ShouldContain("riverside: 1 waiting");
        verified.ExitCode.ShouldBe(0, verified.Error);
        verified.Output.ShouldContain("\"is_sound\": true");
    }

    [NeedFact]
    public async Task Serve_NoSchema_ExitsAndNamesTheCommand() => Refused(await RunAsync("serve", "--urls", "http://127.0.0.1:0"), "silo-host database migrate");

    [NeedFact]
    public async Task Verify_NoSchema_ExitsAndNamesTheCommand() => Refused(await RunAsync("verify"), "silo-host database migrate");

    [NeedFact]
    public async Task AnyCommand_SchemaOfANewerProgram_RefusesToTouchIt()
    {
        await RunAsync("database", "migrate");
        await ExecuteAsync("UPDATE coordination.schema_version SET version = 999");

        foreach (var command in (string[][])[["database", "migrate"], ["database", "status"], ["verify"], ["serve", "--urls", "http://127.0.0.1:0"]])
        {
            Refused(await RunAsync(command), "999");
        }
    }

    [NeedFact]
    public async Task Migrate_RoleMayNotCreate_SaysSo()
    {
        var database = new NpgsqlConnectionStringBuilder(_connection).Database;
        await ExecuteAsync($"ALTER DATABASE {database} OWNER TO CURRENT_USER", fixture.Server.Administrator);

        Refused(await RunAsync("database", "migrate"), "may not");
    }

    [NeedFact]
    public async Task Migrate_NoSuchDatabase_SaysSo()
    {
        _connection = new NpgsqlConnectionStringBuilder(_connection) { Database = "nowhere" }.ConnectionString;

        Refused(await RunAsync("database", "migrate"), "does not exist");
    }

    [NeedFact]
    public async Task Serve_NoSuchDatabase_DoesNotWaitForIt()
    {
        _connection = new NpgsqlConnectionStringBuilder(_connection) { Database = "nowhere" }.ConnectionString;

        Refused(await RunAsync("serve", "--urls", "http://127.0.0.1:0"), "does not exist");
    }

    [NeedFact]
    public async Task Status_ReadOnly_SaysSo()
    {
        await RunAsync("database", "migrate");
        var database = new NpgsqlConnectionStringBuilder(_connection).Database;
        await ExecuteAsync($"ALTER DATABASE {database} SET default_transaction_read_only = on", fixture.Server.Administrator);

        var status = await RunAsync("database", "status", "--json");

        status.ExitCode.ShouldBe(1);
        status.Output.ShouldContain("\"is_read_only\": true");
    }

    private Dictionary<string, string> Environment => new() { ["COORDINATION_POSTGRES_CONNECTION"] = _connection };

    private Task<CliResult> RunAsync(params string[] arguments) => Cli.RunAsync(Environment, arguments);

    private async Task ExecuteAsync(string sql, string? connection = null)
    {
        await using var source = NpgsqlDataSource.Create(connection ?? _connection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static void Refused(CliResult result, string words)
    {
        result.ExitCode.ShouldBe(1, result.Error);
        result.Error.ShouldContain(words);
        result.Error.ShouldNotContain("hall-secret");
        result.HasPlainError.ShouldBeTrue(result.Error);
    }
}
