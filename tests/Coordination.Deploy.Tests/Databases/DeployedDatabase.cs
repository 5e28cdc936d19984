using System.Globalization;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Postgres;
using Npgsql;

namespace Coordination.Deploy.Tests.Databases;

/// <summary>A real server that asks for passwords, with the roles of <c>deploy/database</c>; begun as compose's database begins.</summary>
internal sealed class DeployedDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private DeployedDatabase(PostgresServer server) => Server = server;

    public PostgresServer Server { get; }

    /// <summary>Where commands are run, and the password files are.</summary>
    public string Folder => Path.GetDirectoryName(File("x"))!;

    public static async Task<DeployedDatabase> StartAsync()
    {
        var database = new DeployedDatabase(await PostgresServer.StartOwnAsync());
        try
        {
            await database.InitialiseAsync();
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public string File(string name) => _folder.File(name);

    /// <summary>Runs the commands of a document.</summary>
    public Task<string> ShellAsync(string commands) => PostgresShell.RunAsync(Server, Folder, commands);

    /// <summary>A connection string without a password.</summary>
    public string Connection(string database, string role)
    {
        var administrator = new NpgsqlConnectionStringBuilder(Server.Administrator);
        return string.Create(CultureInfo.InvariantCulture, $"Host={administrator.Host};Port={administrator.Port};Database={database};Username={role}");
    }

    /// <summary>What a host on a database is told.</summary>
    public Dictionary<string, string> Engine(string database) => new()
    {
        ["COORDINATION_POSTGRES_CONNECTION"] = $"{Connection(database, "hall_engine")};Passfile={File("engine.pgpass")};Maximum Pool Size=20",
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task InitialiseAsync()
    {
        var administrator = new NpgsqlConnectionStringBuilder(Server.Administrator);
        await System.IO.File.WriteAllTextAsync(File("owner.pgpass"), "*:*:*:hall_owner:owner's 1st secret\n");
        await System.IO.File.WriteAllTextAsync(File("engine.pgpass"), $"*:{administrator.Port}:*:hall_engine:engine-secret\n");
        await ShellAsync("cat owner.pgpass engine.pgpass > pgpass; chmod 0600 pgpass");
        var initialise = await System.IO.File.ReadAllTextAsync(Path.Combine(Deployment.Folder, "compose", "initialise.sh"));
        await ShellAsync(initialise
            .Replace("/run/secrets", Folder, StringComparison.Ordinal)
            .Replace("/etc/coordination", Path.Combine(Deployment.Folder, "database"), StringComparison.Ordinal));

        var rules = Path.Combine(Server.Folder!, "pg_hba.conf");
        await System.IO.File.WriteAllTextAsync(rules, $"host all hall_owner,hall_engine 127.0.0.1/32 scram-sha-256\n{await System.IO.File.ReadAllTextAsync(rules)}");
        await ShellAsync("psql --quiet --username=postgres --command='SELECT pg_reload_conf()'");
    }
}
