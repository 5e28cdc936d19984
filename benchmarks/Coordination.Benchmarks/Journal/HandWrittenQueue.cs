using System.Diagnostics;
using Coordination.Journal;
using Microsoft.Data.Sqlite;

namespace Coordination.Benchmarks.Journal;

/// <summary>
/// The baseline of the lifecycles: the table that one writes by hand for a durable queue, with prepared commands, each
/// transition committed by itself. No history, no hashes, no columns beyond what the queue needs.
/// </summary>
internal static class HandWrittenQueue
{
    public static double Write(Append[][] lifecycles)
    {
        using var file = new BenchmarkFile();
        using var connection = new SqliteConnection($"Data Source={file.Path};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, "PRAGMA synchronous = FULL");
        Execute(connection, "CREATE TABLE queue (id TEXT PRIMARY KEY, status TEXT NOT NULL, staff TEXT, state TEXT NOT NULL, since INTEGER NOT NULL)");
        Execute(connection, "CREATE INDEX queue_status ON queue (status, since)");
        using var submit = Prepare(connection, "INSERT INTO queue (id, status, staff, state, since) VALUES ($id, $status, $staff, $state, $since)");
        using var change = Prepare(connection, "UPDATE queue SET status = $status, staff = $staff, state = $state WHERE id = $id AND $since = $since");
        var start = Stopwatch.GetTimestamp();
        foreach (var append in lifecycles.SelectMany(lifecycle => lifecycle))
        {
            Run(append.ExpectedVersion == 0 ? submit : change, append.Row);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Run(SqliteCommand command, GrainRow row)
    {
        command.Parameters["$id"].Value = row.Key.Id;
        command.Parameters["$status"].Value = row.Status;
        command.Parameters["$staff"].Value = row.Staff is { } staff ? staff.ToString() : DBNull.Value;
        command.Parameters["$state"].Value = System.Text.Encoding.UTF8.GetString(row.State.Span);
        command.Parameters["$since"].Value = JournalTime.ToMicroseconds(row.Since);
        command.ExecuteNonQuery();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in new[] { "$id", "$status", "$staff", "$state", "$since" })
        {
            command.Parameters.AddWithValue(name, "");
        }

        return command;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
