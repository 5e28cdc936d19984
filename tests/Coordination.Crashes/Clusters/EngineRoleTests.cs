using System.Diagnostics;
using System.Text;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>A silo under the role that the deployment gives it: rows alone, in tables that the owner made later.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class EngineRoleTests(ClusterFixture cluster)
{
    private const string Database = "engine_role";

    [NeedFact]
    public async Task Silo_WithoutAnyRightToCreate_ServesAndLeaves()
    {
        await MakeRolesAsync();
        var migrated = await Cli.RunAsync(As("hall_owner"), "database", "migrate");
        migrated.ExitCode.ShouldBe(0, migrated.Error);

        using (var silo = ServingProcess.Launch(As("hall_engine"), cluster.Arguments(0)))
        {
            await silo.WelcomeAsync();
            using var visit = new StringContent("""{"service":"passport","channel":"online"}""", Encoding.UTF8, "application/json");
            (await silo.Client.PostAsync("/v1/centres/hall/requests", visit)).EnsureSuccessStatusCode();
            await MayChangeRowsAloneAsync();
            (await silo.StopAsync()).ShouldBe(0, silo.Errors);
            silo.Errors.ShouldNotContain("permission denied");
        }

        // What it did in the schema, by those rights: it came, and went. Grains of an application may leave reminders as well.
        (await ReadAsync("SELECT count(*) FROM orleans.member WHERE status = 6")).ShouldBe(1L);
        (await ReadAsync("SELECT bool_and(has_table_privilege('orleans.reminder', may)) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) may")).ShouldBe(true);
    }

    private async Task MakeRolesAsync()
    {
        var roles = Path.Combine(Cli.Repository, "deploy", "database", "roles.sql");
        var psql = new ProcessStartInfo(
            Path.Combine(PostgresServer.Programs!, "psql"),
            ["--quiet", "--no-psqlrc", $"--host={Administrator.Host}", $"--port={Administrator.Port}", $"--username={Administrator.Username}", "--dbname=postgres", $"--set=database={Database}", $"--file={roles}"])
        {
            RedirectStandardError = true,
        };
        using var process = Process.Start(psql)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, errors);
    }

    private async Task MayChangeRowsAloneAsync()
    {
        await using var source = NpgsqlDataSource.Create(As("hall_engine").Values.Single());
        string[] forbidden =
        [
            "CREATE TABLE orleans.mine (one integer)", "CREATE FUNCTION orleans.mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'", "CREATE SCHEMA mine",
            "ALTER TABLE orleans.member ADD COLUMN mine integer", "DROP TABLE orleans.reminder", "TRUNCATE orleans.member",
        ];
        foreach (var statement in forbidden)
        {
            (await Should.ThrowAsync<PostgresException>(source.CreateCommand(statement).ExecuteNonQueryAsync(), statement)).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, statement);
        }
    }

    private async Task<object?> ReadAsync(string query)
    {
        await using var source = NpgsqlDataSource.Create(As("hall_engine").Values.Single());
        return await source.CreateCommand(query).ExecuteScalarAsync();
    }

    private NpgsqlConnectionStringBuilder Administrator => new(cluster.Store.Server.Administrator);

    private Dictionary<string, string> As(string role) => new()
    {
        ["COORDINATION_POSTGRES_CONNECTION"] =
            new NpgsqlConnectionStringBuilder { Host = Administrator.Host, Port = Administrator.Port, Database = Database, Username = role, Pooling = false }.ConnectionString,
    };
}
