using System.Globalization;
using System.Runtime.Versioning;
using System.Text;
using Coordination.SiloHost.Clusters;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Units;

/// <summary>The program under its units' settings: it migrates, starts, serves, is backed up, and stops in time.</summary>
[NeedsUnitSandbox]
[NeedsPostgres(Own = true)]
[UnsupportedOSPlatform("windows")]
public sealed class UnitRehearsalTests(PublishedProgram published) : IClassFixture<PublishedProgram>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [NeedFact]
    public async Task Sqlite_UnderItsUnit_ServesIsBackedUpAndStopsInTime()
    {
        var unit = Unit("coordination-sqlite");
        var state = NewState();
        string location;
        using (var run = await UnitRun.StartAsync(unit, published.App, state, Etc("none"), new Dictionary<string, string>()))
        {
            location = await SubmitAsync(run.Client);
            Backup(Path.Combine(state, "hall.db"), _folder.File("backup.db"));
            File.GetUnixFileMode(Path.Combine(state, "hall.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            run.PeakMemory.ShouldBeLessThan(Bytes(unit["MemoryMax"]));
            await StopAsync(run);
        }

        Directory.GetFiles(state).Select(Path.GetFileName).Order().ShouldBe(["hall.db", "hall.db-queries", "hall.db.lock"]);
        (await Cli.RunAsync("verify", "--data", _folder.File("backup.db"))).ExitCode.ShouldBe(0);
        (await Cli.RunAsync("verify", "--data", Path.Combine(state, "hall.db"))).ExitCode.ShouldBe(0);
        using var restored = ServingProcess.Launch(new Dictionary<string, string>(), "--in-process", "--data", _folder.File("backup.db"));
        await restored.WelcomeAsync();
        (await restored.Client.GetStringAsync(location)).ShouldContain("\"waiting\"");
        (await restored.StopAsync()).ShouldBe(0, restored.Errors);
    }

    [NeedFact]
    public async Task Silo_UnderItsUnitsWithTls_IsMigratedServesIsBackedUpAndStopsInTime()
    {
        await using var database = await DeployedDatabase.StartAsync();
        var etc = Etc("coordination");
        await database.ShellAsync($"cp owner.pgpass engine.pgpass '{etc}'; cd '{etc}'\n{Deployment.Block("../docs/cluster.md", "tls")}");
        await RunOnceAsync(Unit("coordination-migrate"), database, etc);

        var unit = Unit("coordination-silo").With("tls.conf");
        unit.All("Environment").Select(line => line.Split('=')[0]).ShouldContain(TlsOptionSet.AuthorityVariable);
        var ports = new Dictionary<string, string>
        {
            [ClusterChoice.SiloPortVariable] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            [ClusterChoice.GatewayPortVariable] = FreePort.Next().ToString(CultureInfo.InvariantCulture),
            [StoreChoice.Variable] = Connection(unit, database),
        };
        using (var run = await UnitRun.StartAsync(unit, published.App, NewState(), etc, ports))
        {
            await SubmitAsync(run.Client);
            await database.ShellAsync(Deployment.Block("database/README.md", "backup"));
            run.PeakMemory.ShouldBeLessThan(Bytes(unit["MemoryMax"]));
            await StopAsync(run);
        }

        (await database.ShellAsync(Deployment.Block("database/README.md", "restore"))).ShouldContain("every row equals its events");
    }

    // On a busy machine it may say that it waits, and nothing else.
    private static async Task StopAsync(UnitRun run)
    {
        var (exitCode, errors) = await run.StopAsync();
        exitCode.ShouldBe(0, errors);
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("silo-host: Starting; waiting for ", StringComparison.Ordinal));
    }

    private async Task RunOnceAsync(SystemdUnit unit, DeployedDatabase database, string etc)
    {
        using var process = UnitSandbox.Start(unit, published.App, NewState(), etc, new Dictionary<string, string> { [StoreChoice.Variable] = Connection(unit, database) });
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, output + await errors);
    }

    // The environment file's own line; the test's server listens on a port of its own.
    private static string Connection(SystemdUnit unit, DeployedDatabase database) =>
        $"{unit.Variables.Single(variable => variable.Name == StoreChoice.Variable).Value};Port={new Npgsql.NpgsqlConnectionStringBuilder(database.Server.Administrator).Port}";

    private static SystemdUnit Unit(string name) => Deployment.Units.Single(unit => unit.Name == $"{name}.service");

    // The document's statement, by the same library as sqlite3's.
    private static void Backup(string file, string copy)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var statement = connection.CreateCommand();
        statement.CommandText = $"VACUUM INTO '{copy}'";
        statement.ExecuteNonQuery();
    }

    private static async Task<string> SubmitAsync(HttpClient client)
    {
        var reply = await client.PostAsync("/v1/centres/riverside/requests", new StringContent("""{"service":"general-enquiry"}""", Encoding.UTF8, "application/json"));
        return reply.EnsureSuccessStatusCode().Headers.Location!.OriginalString;
    }

    private static long Bytes(string size) => size.EndsWith('G') ? long.Parse(size[..^1], CultureInfo.InvariantCulture) << 30 : throw new NotSupportedException(size);

    private string NewState()
    {
        var state = Directory.CreateDirectory(_folder.File($"state-{FreePort.Next()}")).FullName;
        UnitSandbox.Own(state);
        return state;
    }

    private string Etc(string name) => Directory.CreateDirectory(_folder.File(name)).FullName;
}
