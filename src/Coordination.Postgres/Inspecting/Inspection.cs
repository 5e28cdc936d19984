using System.Globalization;
using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Inspecting;

/// <summary>What the database finds wrong with itself.</summary>
internal sealed class Inspection(NpgsqlConnection connection, SqlTexts texts)
{
    public async IAsyncEnumerable<VerifyDifference> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/long-read"), cancellation);
        await foreach (var found in LongReads.RowsAsync(
            connection, texts.Get("Inspect/orphan-personal"), null, static (_, reader) => (reader.GetInt64(0), reader.GetInt64(1)), cancellation))
        {
            yield return VerifyDifference.OfStore(
                "personal text", "a row for each event that has one", string.Create(CultureInfo.InvariantCulture, $"one for version {found.Item2} of grain number {found.Item1}, which is no event"));
        }
    }
}
