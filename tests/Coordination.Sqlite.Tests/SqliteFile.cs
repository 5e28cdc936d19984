using Coordination.Journal;
using Microsoft.Data.Sqlite;

namespace Coordination.Sqlite.Tests;

/// <summary>A journal's file, with a way past the journal: through plain ADO.NET.</summary>
internal static class SqliteFile
{
    public static async Task<SqliteJournal> OpenAsync(string path, Func<SqliteJournalOptions, SqliteJournalOptions>? change = null)
    {
        var options = new SqliteJournalOptions { Path = path, BusyTimeout = TimeSpan.FromMilliseconds(50) };
        var journal = new SqliteJournal(change is null ? options : change(options));
        await journal.OpenAsync();
        return journal;
    }

    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        return connection;
    }

    public static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        Execute(connection, sql);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static List<string> Query(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return lines;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DBNull => "null",
        _ => value.ToString()!,
    };

    public static Task<T> ShouldFailAsync<T>(this ValueTask work)
        where T : CoordinationException => Xunit.Assert.ThrowsAsync<T>(work.AsTask);
}
