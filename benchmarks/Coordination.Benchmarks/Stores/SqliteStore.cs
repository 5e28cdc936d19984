using Microsoft.Data.Sqlite;

namespace Coordination.Benchmarks.Stores;

/// <summary>SQLite, in this process.</summary>
internal sealed class SqliteStore : IStore
{
    public string Name => "SQLite";

    public string Word => "sqlite";

    public string Description => $"SQLite {Version()} (WAL, synchronous FULL)";

    public IReadOnlyList<int> QueueConnections => [1];

    public string BareName => "bare inserts";

    public Task<IStoreDatabase> CreateAsync() => Task.FromResult<IStoreDatabase>(new SqliteStoreDatabase());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Version()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
