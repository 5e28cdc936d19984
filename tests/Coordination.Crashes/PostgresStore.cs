using Coordination.Journal;
using Coordination.Postgres;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Postgres;
using Shouldly;

namespace Coordination.Crashes;

/// <summary>A database in a server of its own.</summary>
internal sealed class PostgresStore : IHallStore
{
    private readonly string _connection;
    private readonly IDisposable? _disk;

    private PostgresStore(PostgresServer server, string connection, IDisposable? disk) => (Server, _connection, _disk) = (server, connection, disk);

    public PostgresServer Server { get; }

    public IReadOnlyList<string> Arguments { get; } = [];

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { ["COORDINATION_POSTGRES_CONNECTION"] = _connection };

    /// <summary>Starts a server and migrates a database as an operator does.</summary>
    /// <param name="prepare">What is to be done to the empty database.</param>
    /// <param name="disk">A disk that goes with the server.</param>
    /// <param name="connections">How many connections the server takes.</param>
    public static async Task<PostgresStore> StartAsync(Func<PostgresServer, string, Task>? prepare = null, IDisposable? disk = null, int connections = 200)
    {
        var server = await PostgresServer.StartOwnAsync(connections: connections);
        var store = new PostgresStore(server, await server.CreateDatabaseAsync(), disk);
        await (prepare?.Invoke(server, store._connection) ?? Task.CompletedTask);
        var migrated = await Cli.RunAsync(store.Environment, "database", "migrate");
        migrated.ExitCode.ShouldBe(0, migrated.Error);
        return store;
    }

    public async Task<IJournal> OpenAsync()
    {
        var journal = new PostgresJournal(new PostgresJournalOptions { ConnectionString = _connection });
        await journal.OpenAsync();
        return journal;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _disk?.Dispose();
    }
}
