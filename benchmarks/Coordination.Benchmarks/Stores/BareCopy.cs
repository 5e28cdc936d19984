using System.Diagnostics;
using Coordination.Benchmarks.Journal;
using Coordination.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks.Stores;

/// <summary>
/// The baseline of the writer on PostgreSQL: one loop that puts exactly the same rows into the engine's own tables. Events and
/// new rows go by binary COPY, changed rows by one update from arrays, groups of one size share a transaction; no queue, no
/// checks, no fence, no announcements to the change feed, and nobody waiting.
/// </summary>
internal sealed class BareCopy(NpgsqlConnection connection, string schema)
{
    private readonly string _events =
        $"COPY {schema}.journal (grain, version, at, kind, actor_kind, id, type, actor_id, hash, payload) FROM STDIN (FORMAT BINARY)";

    private readonly string _newRows =
        $"COPY {schema}.grain (number, kind, id, centre, department, staff, status, is_open, urgency, due, since, version, hash, state) FROM STDIN (FORMAT BINARY)";

    private readonly string _changedRows =
        $"""
        UPDATE {schema}.grain AS g
        SET department = c.department, staff = c.staff, status = c.status, is_open = c.is_open, urgency = c.urgency, due = c.due,
            version = c.version, hash = c.hash, state = c.state
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS c (kind, id, department, staff, status, is_open, urgency, due, version, hash, state)
        WHERE g.kind = c.kind AND g.id = c.id
        """;

    /// <summary>How to connect: statements are prepared by themselves, and planned for tables that will be full.</summary>
    public static string Settings(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        MaxAutoPrepare = 8,
        AutoPrepareMinUsages = 2,
        Options = "-c jit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan",
    }.ConnectionString;

    /// <summary>Writes recorded lifecycles over one connection.</summary>
    /// <returns>Seconds.</returns>
    public async Task<double> WriteAsync(WriteGroups groups)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var group in groups.Groups)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await CopyNewRowsAsync(group);
            await UpdateRowsAsync([.. group.Where(item => item.Append.ExpectedVersion > 0).Select(item => item.Append.Row)]);
            await CopyEventsAsync(group);
            await transaction.CommitAsync();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private async Task CopyEventsAsync((int Number, Append Append)[] group)
    {
        await using var copy = await connection.BeginBinaryImportAsync(_events);
        foreach (var (number, append) in group)
        {
            foreach (var happened in append.Events)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync((long)number, NpgsqlDbType.Bigint);
                await copy.WriteAsync(happened.Version, NpgsqlDbType.Bigint);
                await copy.WriteAsync(JournalTime.ToMicroseconds(happened.At), NpgsqlDbType.Bigint);
                await copy.WriteAsync((short)append.Row.Key.Kind, NpgsqlDbType.Smallint);
                await copy.WriteAsync((short)happened.By.Kind, NpgsqlDbType.Smallint);
                await copy.WriteAsync(append.Row.Key.Id, NpgsqlDbType.Text);
                await copy.WriteAsync(happened.Type, NpgsqlDbType.Text);
                await copy.WriteAsync(happened.By.Id, NpgsqlDbType.Text);
                await copy.WriteAsync(Bytes(happened.Hash), NpgsqlDbType.Bytea);
                await copy.WriteAsync(happened.Payload, NpgsqlDbType.Bytea);
            }
        }

        await copy.CompleteAsync();
    }

    private async Task CopyNewRowsAsync((int Number, Append Append)[] group)
    {
        if (group.All(item => item.Append.ExpectedVersion > 0))
        {
            return;
        }

        await using var copy = await connection.BeginBinaryImportAsync(_newRows);
        foreach (var (number, append) in group.Where(item => item.Append.ExpectedVersion == 0))
        {
            var row = append.Row;
            await copy.StartRowAsync();
            await copy.WriteAsync((long)number, NpgsqlDbType.Bigint);
            await copy.WriteAsync((short)row.Key.Kind, NpgsqlDbType.Smallint);
            await copy.WriteAsync(row.Key.Id, NpgsqlDbType.Text);
            await copy.WriteAsync(row.Centre.ToString(), NpgsqlDbType.Text);
            await WriteAsync(copy, row.Department?.ToString(), NpgsqlDbType.Text);
            await WriteAsync(copy, row.Staff?.ToString(), NpgsqlDbType.Text);
            await copy.WriteAsync(row.Status, NpgsqlDbType.Text);
            await copy.WriteAsync(row.IsOpen, NpgsqlDbType.Boolean);
            await WriteAsync(copy, (short?)row.Urgency, NpgsqlDbType.Smallint);
            await WriteAsync(copy, Microseconds(row.Due), NpgsqlDbType.Bigint);
            await copy.WriteAsync(JournalTime.ToMicroseconds(row.Since), NpgsqlDbType.Bigint);
            await copy.WriteAsync(row.Version, NpgsqlDbType.Bigint);
            await copy.WriteAsync(Bytes(row.Hash), NpgsqlDbType.Bytea);
            await copy.WriteAsync(row.State, NpgsqlDbType.Bytea);
        }

        await copy.CompleteAsync();
    }

    // By id, so that rows are locked and pages visited in one order.
    private async Task UpdateRowsAsync(GrainRow[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(_changedRows, connection);
        Add(rows, row => (short)row.Key.Kind, NpgsqlDbType.Smallint);
        Add<string>(rows, row => row.Key.Id, NpgsqlDbType.Text);
        Add(rows, row => row.Department?.ToString(), NpgsqlDbType.Text);
        Add(rows, row => row.Staff?.ToString(), NpgsqlDbType.Text);
        Add<string>(rows, row => row.Status, NpgsqlDbType.Text);
        Add(rows, row => row.IsOpen, NpgsqlDbType.Boolean);
        Add(rows, row => (short?)row.Urgency, NpgsqlDbType.Smallint);
        Add(rows, row => Microseconds(row.Due), NpgsqlDbType.Bigint);
        Add(rows, row => row.Version, NpgsqlDbType.Bigint);
        Add(rows, row => Bytes(row.Hash), NpgsqlDbType.Bytea);
        Add(rows, row => row.State.ToArray(), NpgsqlDbType.Bytea);
        var changed = await command.ExecuteNonQueryAsync();
        if (changed != rows.Length)
        {
            throw new InvalidOperationException($"{changed} of {rows.Length} rows were changed.");
        }

        void Add<T>(GrainRow[] all, Func<GrainRow, T> value, NpgsqlDbType type) => command.Parameters.Add(
            new NpgsqlParameter<T[]> { TypedValue = [.. all.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type) =>
        value is null ? copy.WriteNullAsync() : copy.WriteAsync(value, type);

    private static long? Microseconds(DateTimeOffset? at) => at is { } moment ? JournalTime.ToMicroseconds(moment) : null;

    private static byte[] Bytes(EventHash hash)
    {
        var bytes = new byte[EventHash.Size];
        hash.Write(bytes);
        return bytes;
    }
}
