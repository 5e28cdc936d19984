using Coordination.Benchmarks.Journal;
using Coordination.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Coordination.Benchmarks.Stores;

/// <summary>
/// The baseline of the writer on PostgreSQL: one loop on one thread that puts exactly the same rows into the engine's own tables. Events and
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
    public void Write(WriteGroups groups)
    {
        foreach (var group in groups.Groups)
        {
            using var transaction = connection.BeginTransaction();
            CopyNewRows(group);
            UpdateRows([.. group.Where(item => item.Append.ExpectedVersion > 0).Select(item => item.Append.Row)]);
            CopyEvents(group);
            transaction.Commit();
        }
    }

    private void CopyEvents((int Number, Append Append)[] group)
    {
        using var copy = connection.BeginBinaryImport(_events);
        foreach (var (number, append) in group)
        {
            foreach (var happened in append.Events)
            {
                copy.StartRow();
                copy.Write((long)number, NpgsqlDbType.Bigint);
                copy.Write(happened.Version, NpgsqlDbType.Bigint);
                copy.Write(JournalTime.ToMicroseconds(happened.At), NpgsqlDbType.Bigint);
                copy.Write((short)append.Row.Key.Kind, NpgsqlDbType.Smallint);
                copy.Write((short)happened.By.Kind, NpgsqlDbType.Smallint);
                copy.Write(append.Row.Key.Id, NpgsqlDbType.Text);
                copy.Write(happened.Type, NpgsqlDbType.Text);
                copy.Write(happened.By.Id, NpgsqlDbType.Text);
                copy.Write(Bytes(happened.Hash), NpgsqlDbType.Bytea);
                copy.Write(happened.Payload, NpgsqlDbType.Bytea);
            }
        }

        copy.Complete();
    }

    private void CopyNewRows((int Number, Append Append)[] group)
    {
        if (group.All(item => item.Append.ExpectedVersion > 0))
        {
            return;
        }

        using var copy = connection.BeginBinaryImport(_newRows);
        foreach (var (number, append) in group.Where(item => item.Append.ExpectedVersion == 0))
        {
            var row = append.Row;
            copy.StartRow();
            copy.Write((long)number, NpgsqlDbType.Bigint);
            copy.Write((short)row.Key.Kind, NpgsqlDbType.Smallint);
            copy.Write(row.Key.Id, NpgsqlDbType.Text);
            copy.Write(row.Centre.ToString(), NpgsqlDbType.Text);
            Write(copy, row.Department?.ToString(), NpgsqlDbType.Text);
            Write(copy, row.Staff?.ToString(), NpgsqlDbType.Text);
            copy.Write(row.Status, NpgsqlDbType.Text);
            copy.Write(row.IsOpen, NpgsqlDbType.Boolean);
            Write(copy, (short?)row.Urgency, NpgsqlDbType.Smallint);
            Write(copy, Microseconds(row.Due), NpgsqlDbType.Bigint);
            copy.Write(JournalTime.ToMicroseconds(row.Since), NpgsqlDbType.Bigint);
            copy.Write(row.Version, NpgsqlDbType.Bigint);
            copy.Write(Bytes(row.Hash), NpgsqlDbType.Bytea);
            copy.Write(row.State, NpgsqlDbType.Bytea);
        }

        copy.Complete();
    }

    // By id, so that rows are locked and pages visited in one order.
    private void UpdateRows(GrainRow[] rows)
    {
        if (rows.Length == 0)
        {
            return;
        }

        using var command = new NpgsqlCommand(_changedRows, connection);
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
        var changed = command.ExecuteNonQuery();
        if (changed != rows.Length)
        {
            throw new InvalidOperationException($"{changed} of {rows.Length} rows were changed.");
        }

        void Add<T>(GrainRow[] all, Func<GrainRow, T> value, NpgsqlDbType type) => command.Parameters.Add(
            new NpgsqlParameter<T[]> { TypedValue = [.. all.Select(value)], NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static void Write<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, type);
        }
    }

    private static long? Microseconds(DateTimeOffset? at) => at is { } moment ? JournalTime.ToMicroseconds(moment) : null;

    private static byte[] Bytes(EventHash hash)
    {
        var bytes = new byte[EventHash.Size];
        hash.Write(bytes);
        return bytes;
    }
}
