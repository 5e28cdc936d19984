using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Inspecting;

/// <summary>Every index against its table: by the server's extension <c>amcheck</c> where it is there and may be used, and by walking both otherwise.</summary>
internal sealed class IndexCheck(NpgsqlConnection connection, SqlTexts texts)
{
    public async IAsyncEnumerable<VerifyDifference> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var amcheck = await ReadAmcheckAsync(cancellation);
        foreach (var index in await ReadIndexesAsync(cancellation))
        {
            if (await (amcheck is null ? CompareAsync(index, cancellation) : CheckAsync(amcheck, index, cancellation)) is { } difference)
            {
                yield return difference;
            }
        }

        if (await CompareLinksAsync(cancellation) is { } links)
        {
            yield return links;
        }
    }

    private async Task<string?> ReadAmcheckAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(texts.Get("Inspect/amcheck"), connection);
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    private async Task<List<TreeIndex>> ReadIndexesAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(texts.Get("Inspect/indexes"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var indexes = new List<TreeIndex>();
        while (await reader.ReadAsync(cancellation))
        {
            indexes.Add(new TreeIndex(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetFieldValue<uint>(4)));
        }

        return indexes;
    }

    // It says the first thing that is wrong with an index.
    private async Task<VerifyDifference?> CheckAsync(string schema, TreeIndex index, CancellationToken cancellation)
    {
        var check = texts.Get("Inspect/check-index")
            .Replace("{amcheck}", schema.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{index}", index.Oid.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await connection.ExecuteAsync(check, cancellation);
        return await connection.ReadOneAsync<string>("SELECT current_setting('coordination.found')", cancellation) is { Length: > 0 } found
            ? VerifyDifference.OfStore($"index {index.Name}", "a sound tree that agrees with its table", found)
            : null;
    }

    private async Task<VerifyDifference?> CompareAsync(TreeIndex index, CancellationToken cancellation)
    {
        var walk = $"SELECT count(*), coalesce(sum(hashtextextended(ROW(walked.*)::text, 0)), 0)::text FROM (SELECT {index.Columns} FROM {index.Table} WHERE {index.Condition} ORDER BY {index.Columns}) AS walked";
        var look = $"SELECT count(*), coalesce(sum(hashtextextended(ROW(walked.*)::text, 0)), 0)::text FROM (SELECT {index.Columns} FROM {index.Table} WHERE {index.Condition} OFFSET 0) AS walked";
        return Difference(index.Name, await SumAsync("Inspect/by-table", look, null, cancellation), await SumAsync("Inspect/by-index", walk, null, cancellation));
    }

    private async Task<VerifyDifference?> CompareLinksAsync(CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Inspect/by-table"), cancellation);
        await using var command = new NpgsqlCommand(texts.Get("Inspect/linked-names"), connection);
        var names = (string[])(await command.ExecuteScalarAsync(cancellation))!;
        var linked = texts.Get("Inspect/linked");
        var table = await SumAsync("Inspect/by-table", linked, names, cancellation);
        return Difference("grain_links", table, await SumAsync("Inspect/by-names", linked, names, cancellation));
    }

    private async Task<(long Count, string Sum)> SumAsync(string way, string sql, string[]? names, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get(way), cancellation);
        await using var command = new NpgsqlCommand(sql, connection);
        if (names is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetString(1));
    }

    private static VerifyDifference? Difference(string index, (long Count, string Sum) table, (long Count, string Sum) walked) => table == walked
        ? null
        : VerifyDifference.OfStore(
            $"index {index}",
            string.Create(CultureInfo.InvariantCulture, $"the {table.Count} entries of its table"),
            table.Count == walked.Count ? "as many, and other ones" : walked.Count.ToString(CultureInfo.InvariantCulture));

    /// <summary>An index whose entries have an order.</summary>
    private sealed record TreeIndex(string Name, string Table, string Columns, string Condition, uint Oid);
}
