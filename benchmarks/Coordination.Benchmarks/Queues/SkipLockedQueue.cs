using Coordination.Benchmarks.Lifecycles;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks.Queues;

/// <summary>
/// The baseline on PostgreSQL: the durable queue that one writes by hand. A table of requests with a partial index over those
/// that wait, <c>FOR UPDATE SKIP LOCKED</c>, a history row for each transition; each transition is one statement that is
/// prepared by itself, one round trip and one transaction.
/// </summary>
internal sealed class SkipLockedQueue : IBacklogDesk
{
    private static readonly string Submit = QueueSql.Read("Postgres/submit");
    private static readonly string Take = QueueSql.Read("Postgres/take");
    private static readonly string Complete = QueueSql.Read("Postgres/complete");

    private readonly NpgsqlDataSource _source;

    private SkipLockedQueue(NpgsqlDataSource source) => _source = source;

    /// <summary>Opens the queue, and makes its tables where they are missing.</summary>
    public static async Task<SkipLockedQueue> OpenAsync(string connectionString, int connections)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MinPoolSize = connections,
            MaxPoolSize = connections,
            MaxAutoPrepare = 16,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            CommandTimeout = 600,
            Timeout = 60,
        };
        var queue = new SkipLockedQueue(NpgsqlDataSource.Create(settings.ConnectionString));
        await queue.CreateAsync();
        return queue;
    }

    public IClerk Clerk(int number) => new Client(_source, $"clerk-{number}");

    public async Task FillAsync(int count)
    {
        await using var command = _source.CreateCommand(QueueSql.Read("Postgres/fill"));
        Add(command, count, QueueRows.Department, QueueRows.Queue, QueueRows.Urgency);
        AddJson(command, QueueRows.State);
        Add(command, QueueRows.Citizen);
        AddJson(command, QueueRows.Submitted);
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task CreateAsync()
    {
        await using var find = _source.CreateCommand("SELECT to_regclass('request') IS NOT NULL");
        if (!(bool)(await find.ExecuteScalarAsync())!)
        {
            await using var create = _source.CreateCommand(QueueSql.Read("Postgres/schema"));
            await create.ExecuteNonQueryAsync();
        }
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }

    private static void AddJson(NpgsqlCommand command, string json) =>
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = json, NpgsqlDbType = NpgsqlDbType.Jsonb });

    private sealed class Client(NpgsqlDataSource source, string staff) : IClerk
    {
        private long _held;

        public async ValueTask SubmitAsync()
        {
            await using var command = source.CreateCommand(Submit);
            Add(command, QueueRows.Department, QueueRows.Queue, QueueRows.Urgency);
            AddJson(command, QueueRows.State);
            Add(command, QueueRows.Citizen);
            AddJson(command, QueueRows.Submitted);
            _ = await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("Nothing was submitted.");
        }

        // Whatever waits may be locked by others for a moment: then ask again.
        public async ValueTask TakeAsync()
        {
            object? taken = null;
            while (taken is null)
            {
                await using var command = source.CreateCommand(Take);
                Add(command, QueueRows.Queue, staff);
                AddJson(command, QueueRows.Taken);
                taken = await command.ExecuteScalarAsync();
            }

            _held = (long)taken;
        }

        public async ValueTask CompleteAsync()
        {
            await using var command = source.CreateCommand(Complete);
            Add(command, _held, staff);
            AddJson(command, QueueRows.Completed);
            _ = await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("The request in hand is not there.");
        }
    }
}
