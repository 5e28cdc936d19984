using Coordination.Benchmarks.Lifecycles;
using Microsoft.Data.Sqlite;

namespace Coordination.Benchmarks.Queues;

/// <summary>
/// The baseline on SQLite: the same hand-written queue. SQLite has one writer, so all clients share one connection with
/// prepared statements, one after the other; each transition is a transaction that is on disk before its reply.
/// </summary>
internal sealed class SqliteQueue : IBacklogDesk
{
    private readonly SqliteConnection _connection;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _submit;
    private readonly SqliteCommand _take;
    private readonly SqliteCommand _complete;
    private readonly SqliteCommand _history;

    public SqliteQueue(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY");
        if (Prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'request'").ExecuteScalar() is 0L)
        {
            Execute(QueueSql.Read("Sqlite/schema"));
        }

        (_begin, _commit) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"));
        _submit = Prepare(QueueSql.Read("Sqlite/submit"), "$department", "$queue", "$urgency", "$now", "$state");
        _take = Prepare(QueueSql.Read("Sqlite/take"), "$staff", "$queue");
        _complete = Prepare(QueueSql.Read("Sqlite/complete"), "$id", "$staff");
        _history = Prepare(QueueSql.Read("Sqlite/history"), "$id", "$version", "$type", "$now", "$actor", "$payload");
    }

    public IClerk Clerk(int number) => new Client(this, $"clerk-{number}");

    public Task FillAsync(int count)
    {
        _begin.ExecuteNonQuery();
        using var fill = Prepare(QueueSql.Read("Sqlite/fill"), "$count", "$department", "$queue", "$urgency", "$now", "$state");
        Run(fill, count, QueueRows.Department, QueueRows.Queue, QueueRows.Urgency, Now(), QueueRows.State);
        using var history = Prepare(QueueSql.Read("Sqlite/fill-history"), "$actor", "$payload");
        Run(history, QueueRows.Citizen, QueueRows.Submitted);
        _commit.ExecuteNonQuery();
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var command in new[] { _begin, _commit, _submit, _take, _complete, _history })
        {
            command.Dispose();
        }

        _connection.Dispose();
        _turn.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<long> TransactAsync(SqliteCommand change, object[] values, int version, string type, string actor, string payload)
    {
        await _turn.WaitAsync();
        try
        {
            _begin.ExecuteNonQuery();
            var id = (long)(Run(change, values) ?? throw new InvalidOperationException($"No row for {type}."));
            Run(_history, id, version, type, Now(), actor, payload);
            _commit.ExecuteNonQuery();
            return id;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static object? Run(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteScalar();
    }

    private SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        command.Prepare();
        return command;
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Now() => (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    private sealed class Client(SqliteQueue queue, string staff) : IClerk
    {
        private long _held;

        public async ValueTask SubmitAsync() => await queue.TransactAsync(
            queue._submit,
            [QueueRows.Department, QueueRows.Queue, QueueRows.Urgency, Now(), QueueRows.State],
            1,
            "request.submitted",
            QueueRows.Citizen,
            QueueRows.Submitted);

        public async ValueTask TakeAsync() =>
            _held = await queue.TransactAsync(queue._take, [staff, QueueRows.Queue], 2, "request.taken", staff, QueueRows.Taken);

        public async ValueTask CompleteAsync() =>
            await queue.TransactAsync(queue._complete, [_held, staff], 3, "request.completed", staff, QueueRows.Completed);
    }
}
