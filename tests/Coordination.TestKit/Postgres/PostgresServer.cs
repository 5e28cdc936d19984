using System.Globalization;
using System.Net;
using Coordination.TestKit.Ports;
using Npgsql;

namespace Coordination.TestKit.Postgres;

/// <summary>A real PostgreSQL server with its default settings, on a free loopback port, in a folder of its own that goes with it.</summary>
/// <remarks>Where <c>COORDINATION_POSTGRES</c> holds a connection string, <see cref="StartAsync"/> uses that server instead.</remarks>
public sealed partial class PostgresServer : IAsyncDisposable
{
    private const string Role = "hall";
    private const string Password = "hall-secret";
    private static int _databases;

    private readonly string _administrator;

    private PostgresServer(string administrator, string? folder) => (_administrator, Folder) = (administrator, folder);

    /// <summary>The connection string of the server that the environment names.</summary>
    public static string? Named => Environment.GetEnvironmentVariable("COORDINATION_POSTGRES") is { Length: > 0 } named ? named : null;

    /// <summary>The folder of PostgreSQL's own programs, such as <c>psql</c> and <c>pg_dump</c>; null where they are not installed.</summary>
    public static string? Programs => PostgresBinaries.Folder;

    /// <summary>The server's data; null when it is not our own.</summary>
    public string? Folder { get; }

    /// <summary>The connection string of a role that may create databases and roles.</summary>
    public string Administrator => _administrator;

    /// <summary>What the server has logged.</summary>
    public Task<string> ReadLogAsync() => File.ReadAllTextAsync(Path.Combine(OwnFolder, "server.log"));

    /// <summary>The process id of the postmaster, whose children are the backends.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(OwnFolder, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private string OwnFolder => Folder ?? throw new InvalidOperationException("The server that COORDINATION_POSTGRES names is not ours to touch.");

    /// <summary>Starts a server of our own, or takes the one that the environment names.</summary>
    public static async Task<PostgresServer> StartAsync() =>
        Named is { } named ? new PostgresServer(named, null) : await StartOwnAsync();

    /// <summary>Starts a server of our own, which may be stopped and frozen.</summary>
    /// <param name="folder">An empty folder for its data, owned by the user <c>postgres</c>; null for one in the temporary folder.</param>
    /// <param name="connections">How many connections it takes.</param>
    /// <param name="also">An address of this machine beside the loopback; whoever is in its network may log in with a password.</param>
    public static async Task<PostgresServer> StartOwnAsync(string? folder = null, int connections = 200, IPAddress? also = null)
    {
        folder ??= await NewFolderAsync();
        await PostgresTemplate.CopyToAsync(folder);
        return await StartInAsync(folder, connections, also);
    }

    /// <summary>Makes an empty database, owned by a role that may do nothing else.</summary>
    /// <returns>That role's connection string.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"hall_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}");
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(_administrator) { Pooling = false }.ConnectionString);
        await ExecuteAsync(source, $"DO $$ BEGIN CREATE ROLE {Role} LOGIN PASSWORD '{Password}'; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        await ExecuteAsync(source, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync(source, $"CREATE DATABASE {name} OWNER {Role}");
        return new NpgsqlConnectionStringBuilder(_administrator) { Username = Role, Password = Password, Database = name }.ConnectionString;
    }

    /// <summary>Stops it.</summary>
    public Task StopAsync(PostgresStop how) =>
        PostgresBinaries.RunAsync("pg_ctl", "stop", "-D", OwnFolder, "-w", "-m", how is PostgresStop.Immediate ? "immediate" : "fast");

    /// <summary>Starts it again on the same data and port.</summary>
    public Task StartAgainAsync() =>
        PostgresBinaries.RunAsync("pg_ctl", "start", "-D", OwnFolder, "-w", "-s", "-l", Path.Combine(OwnFolder, "server.log"));

    /// <summary>Stops every process of the server where it stands, without a word to its clients.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    /// <summary>Lets the processes go on.</summary>
    public Task ThawAsync() => SignalAsync("CONT");

    /// <summary>Stops the server and deletes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Folder is null)
        {
            return;
        }

        if (File.Exists(Path.Combine(Folder, "postmaster.pid")))
        {
            // A test that failed may have left it frozen; awake, the postmaster ends its children whatever they are at.
            await PostgresBinaries.RunCommandAsync("kill", "-CONT", Text(ProcessId));
            await StopAsync(PostgresStop.Immediate);
        }

        await PostgresBinaries.RunAsUserAsync("rm", "-rf", Folder);
    }

    internal static async Task<string> NewFolderAsync() =>
        (await PostgresBinaries.RunAsUserAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "postgres-XXXXXXXX"))).Trim();

    /// <summary>Starts a server on data that lies in a folder. What is set last in its configuration counts.</summary>
    private static async Task<PostgresServer> StartInAsync(string folder, int connections = 200, IPAddress? also = null)
    {
        var port = FreePort.Next();
        if (also is not null)
        {
            await File.AppendAllTextAsync(Path.Combine(folder, "pg_hba.conf"), "\nhost all all samenet scram-sha-256\n");
        }

        await File.AppendAllTextAsync(
            Path.Combine(folder, "postgresql.conf"),
            string.Create(CultureInfo.InvariantCulture, $"\nport = {port}\nlisten_addresses = '127.0.0.1{(also is null ? "" : $",{also}")}'\nunix_socket_directories = ''\nmax_connections = {connections}\n"));
        var server = new PostgresServer(string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres"), folder);
        await server.StartAgainAsync();
        return server;
    }

    // The postmaster first: it must not start children that nobody stops.
    private async Task SignalAsync(string signal)
    {
        var postmaster = ProcessId;
        await PostgresBinaries.RunCommandAsync("kill", $"-{signal}", Text(postmaster));
        foreach (var child in ProcessTree.ChildrenOf(postmaster))
        {
            try
            {
                await PostgresBinaries.RunCommandAsync("kill", $"-{signal}", Text(child));
            }
            catch (InvalidOperationException) when (!Directory.Exists($"/proc/{child}"))
            {
                // It has ended meanwhile, as who finds its client gone does.
            }
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
