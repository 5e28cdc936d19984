using Coordination.Benchmarks.Journal;
using Coordination.Benchmarks.Lifecycles;
using Coordination.Benchmarks.Measuring;
using Coordination.Benchmarks.Queues;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Postgres;
using Coordination.Postgres.Queries;
using Coordination.Queries.Sql;
using Npgsql;

namespace Coordination.Benchmarks.Stores;

/// <summary>A database of a PostgreSQL server.</summary>
internal sealed class PostgresStoreDatabase(PostgresStore store, string connectionString) : IStoreDatabase
{
    /// <summary>How the engine reaches it.</summary>
    public PostgresJournalOptions Options => new() { ConnectionString = connectionString, MigrateAtStart = true };

    public IJournal NewJournal() => new PostgresJournal(Options);

    public void AddTo(CoordinationBuilder engine) => engine.UsePostgres(Options);

    public IQueryDatabase NewLists() => new PostgresQueryDatabase(Options);

    public async Task<IDesk> OpenQueueAsync(int connections) => await SkipLockedQueue.OpenAsync(connectionString, connections);

    public async Task<WriteResult> WriteBareAsync(WriteGroups groups)
    {
        await PostgresSchema.MigrateAsync(Options);
        await using var source = NpgsqlDataSource.Create(BareCopy.Settings(connectionString));
        await using var connection = await source.OpenConnectionAsync();
        var bare = new BareCopy(connection, Options.Schema);
        return await WriteResult.MeasureAsync(this, groups.Events, groups.Appends, () => Task.Run(() => bare.Write(groups)));
    }

    public async Task SettleAsync()
    {
        await using (var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 600 }.ConnectionString))
        {
            await ExecuteAsync(owner, "VACUUM ANALYZE");
        }

        await ExecuteAsync(store.Administrator, "CHECKPOINT");
    }

    public async Task<long> ReadSizeAsync()
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(
            $"SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = '{Options.Schema}'::regnamespace");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task<Cost> ReadCostAsync()
    {
        await using var command = store.Administrator.CreateCommand("SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
        var bytes = (long)(await command.ExecuteScalarAsync())!;
        return new Cost(bytes, Environment.CpuUsage.TotalTime, store.ServerTime, GC.GetTotalAllocatedBytes());
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(store.Administrator, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
