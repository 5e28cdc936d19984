using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Inspecting;

/// <summary>What a database finds wrong with itself: its schema, every index against its table, and texts that belong to nothing.</summary>
/// <param name="connection">In a transaction of one moment, which only reads.</param>
/// <param name="texts">The statements.</param>
internal sealed class Inspection(NpgsqlConnection connection, SqlTexts texts)
{
    public async IAsyncEnumerable<VerifyDifference> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/long-read"), cancellation);
        foreach (var difference in await new CatalogComparison(connection, texts).FindDifferencesAsync(cancellation))
        {
            yield return difference;
        }

        await foreach (var difference in new IndexCheck(connection, texts).RunAsync(cancellation))
        {
            yield return difference;
        }

        if (!await connection.ReadOneAsync<bool>(texts.Get("Inspect/installation"), cancellation))
        {
            yield return VerifyDifference.OfStore("installation", "the store's own key", "none, or several");
        }

        await connection.ExecuteAsync(texts.Get("Inspect/by-table"), cancellation);
        await foreach (var difference in LongReads.RowsAsync(
            connection, texts.Get("Inspect/orphan-personal"), null, static (_, reader) => Orphan(reader.GetInt64(0), reader.GetInt64(1)), cancellation))
        {
            yield return difference;
        }

        await foreach (var difference in LongReads.RowsAsync(
            connection, texts.Get("Inspect/orphan-index"), null, static (_, reader) => OrphanDigest(reader.GetInt64(0), reader.GetInt64(1)), cancellation))
        {
            yield return difference;
        }
    }

    private static VerifyDifference OrphanDigest(long grain, long version) => VerifyDifference.OfStore(
        "personal index",
        "digests of texts that are there",
        string.Create(CultureInfo.InvariantCulture, $"one for the text of version {version} of grain number {grain}, which is not"));

    private static VerifyDifference Orphan(long grain, long version) => VerifyDifference.OfStore(
        "personal text",
        "a row for each event that has one",
        string.Create(CultureInfo.InvariantCulture, $"one for version {version} of grain number {grain}, which is no event"));
}
