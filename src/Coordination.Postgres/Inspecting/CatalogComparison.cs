using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Inspecting;

/// <summary>The schema's tables, columns, indexes, functions, triggers, rules and policies against those that this program makes.</summary>
internal sealed class CatalogComparison(NpgsqlConnection connection, SqlTexts texts)
{
    /// <summary>Every object of a schema of the newest version, as <c>Inspect/catalog</c> lists it.</summary>
    public static IReadOnlyList<string> Expected { get; } = SqlTexts.Lines("Inspect/catalog-expected");

    /// <summary>Every object of this schema.</summary>
    public async Task<List<string>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(texts.Get("Inspect/catalog"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    public async Task<IEnumerable<VerifyDifference>> FindDifferencesAsync(CancellationToken cancellation)
    {
        var found = await ReadAsync(cancellation);
        return Expected.Except(found, StringComparer.Ordinal).Select(line => VerifyDifference.OfStore("schema", line, "none"))
            .Concat(found.Except(Expected, StringComparer.Ordinal).Select(line => VerifyDifference.OfStore("schema", "nothing beside what this program makes", line)))
            .ToList();
    }
}
