using Npgsql;

namespace Coordination.Postgres.Tests;

/// <summary>A way past the journal: plain SQL, in which <c>{schema}</c> stands for the journal's schema.</summary>
internal static class RawDatabase
{
    public static async Task<NpgsqlConnection> ConnectAsync(this PostgresJournalOptions options)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public static async Task ExecuteAsync(this PostgresJournalOptions options, string sql)
    {
        await using var connection = await options.ConnectAsync();
        await options.ExecuteAsync(connection, sql);
    }

    public static async Task ExecuteAsync(this PostgresJournalOptions options, NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", options.Schema, StringComparison.Ordinal), connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Each row as one line.</summary>
    public static async Task<List<string>> QueryAsync(this PostgresJournalOptions options, string sql)
    {
        await using var connection = await options.ConnectAsync();
        return await options.QueryAsync(connection, sql);
    }

    public static async Task<List<string>> QueryAsync(this PostgresJournalOptions options, NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql.Replace("{schema}", options.Schema, StringComparison.Ordinal), connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
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
}
