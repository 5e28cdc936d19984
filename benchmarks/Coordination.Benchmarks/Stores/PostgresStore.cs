using Coordination.Benchmarks.Measuring;
using Coordination.TestKit.Postgres;
using Npgsql;

namespace Coordination.Benchmarks.Stores;

/// <summary>A PostgreSQL server, started for the run, or the one that <c>COORDINATION_POSTGRES</c> names.</summary>
internal sealed class PostgresStore : IStore
{
    private readonly PostgresServer _server;
    private readonly Lazy<Task> _stop;

    private PostgresStore(PostgresServer server, NpgsqlDataSource administrator, string description)
    {
        (_server, Administrator, Description) = (server, administrator, description);
        _stop = new Lazy<Task>(() => server.DisposeAsync().AsTask());
        AppDomain.CurrentDomain.ProcessExit += StopServer;
    }

    public string Name => "PostgreSQL";

    public string Word => "postgres";

    public string Description { get; }

    public IReadOnlyList<int> QueueConnections => [16, 32, 64];

    public string BareName => "bare binary COPY and upserts";

    /// <summary>Connections of a role that may do everything.</summary>
    public NpgsqlDataSource Administrator { get; }

    public static async Task<PostgresStore> StartAsync()
    {
        var server = await PostgresServer.StartAsync();
        var administrator = NpgsqlDataSource.Create(server.Administrator);
        await using var command = administrator.CreateCommand(
            "SELECT format('PostgreSQL %s (fsync %s, synchronous_commit %s, shared_buffers %s, max_wal_size %s)', split_part(current_setting('server_version'), ' ', 1), current_setting('fsync'), current_setting('synchronous_commit'), current_setting('shared_buffers'), current_setting('max_wal_size'))");
        return new PostgresStore(server, administrator, (string)(await command.ExecuteScalarAsync())!);
    }

    public async Task<IStoreDatabase> CreateAsync() => new PostgresStoreDatabase(this, await _server.CreateDatabaseAsync());

    /// <summary>The CPU time of the server's processes; null when it is not our own.</summary>
    public TimeSpan? ServerTime => _server.Folder is null ? null : ProcessTimes.OfServer(_server.ProcessId);

    /// <summary>Stops the server, which must be our own, and starts it again after a while.</summary>
    public async Task InterruptAsync(Func<Task> meanwhile)
    {
        await _server.StopAsync(PostgresStop.Immediate);
        try
        {
            await meanwhile();
        }
        finally
        {
            await _server.StartAgainAsync();
            Administrator.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Administrator.DisposeAsync();
        await _stop.Value;
        AppDomain.CurrentDomain.ProcessExit -= StopServer;
    }

    // A run that is interrupted leaves no server behind; its end may be stopping it already.
    private void StopServer(object? sender, EventArgs _) => _stop.Value.GetAwaiter().GetResult();
}
