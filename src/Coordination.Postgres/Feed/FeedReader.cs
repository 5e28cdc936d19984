using Coordination.Journal;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Feed;

/// <summary>Reads the change feed up to its horizon.</summary>
internal static class FeedReader
{
    /// <summary>The next events that are final.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        NpgsqlConnection connection, SqlTexts texts, long after, int limit, CancellationToken cancellation)
    {
        await using var batch = HorizonBatch(connection, texts);
        var events = new NpgsqlBatchCommand(texts.Get("Feed/events"));
        events.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        events.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        batch.BatchCommands.Add(events);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var horizon = await ReadHorizonAsync(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        var entries = await Readers.DecodeAsync(reader, static (decoder, _) => decoder.ReadEntry(), cancellation);
        entries.RemoveRange(CountUntil(entries, horizon), entries.Count - CountUntil(entries, horizon));
        return entries;
    }

    /// <summary>How far the feed is final.</summary>
    public static async Task<long> ReadHorizonAsync(NpgsqlConnection connection, SqlTexts texts, CancellationToken cancellation)
    {
        await using var batch = HorizonBatch(connection, texts);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        return await ReadHorizonAsync(reader, cancellation);
    }

    // In this order, each with a look of its own: see FeedHorizon.
    private static NpgsqlBatch HorizonBatch(NpgsqlConnection connection, SqlTexts texts) => new(connection)
    {
        BatchCommands = { new NpgsqlBatchCommand(texts.Get("Feed/reached")), new NpgsqlBatchCommand(texts.Get("Feed/writing")) },
    };

    private static async Task<long> ReadHorizonAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        await reader.ReadAsync(cancellation);
        var reached = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        var published = await Readers.DecodeAsync(reader, static (_, row) => row.GetInt64(0), cancellation);
        return FeedHorizon.Of(reached, published);
    }

    private static int CountUntil(List<JournalEntry> entries, long horizon)
    {
        var beyond = entries.FindIndex(entry => entry.Sequence > horizon);
        return beyond < 0 ? entries.Count : beyond;
    }
}
