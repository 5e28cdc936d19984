using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Reads that go through much, row by row, on a connection of their own.</summary>
internal static class LongReads
{
    private const int PageSize = 512;

    /// <summary>The open requests of a centre, by submission time and id.</summary>
    public static async IAsyncEnumerable<GrainRow> OpenRequestsAsync(
        NpgsqlConnection connection, SqlTexts texts, CentreId centre, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/ordered-read"), cancellation);
        await using var command = new NpgsqlCommand(texts.Get("Read/open-requests"), connection).With(centre.ToString());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var decoder = new Decoder(reader);
        await foreach (var row in ReadAhead.ReadAsync(() => ReadPageAsync(decoder, reader, cancellation), cancellation))
        {
            yield return row;
        }
    }

    /// <summary>The keys of all rows, and those of events without a row merged in.</summary>
    public static async IAsyncEnumerable<GrainKey> KeysAsync(
        NpgsqlConnection connection, SqlTexts texts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var orphans = new Queue<GrainKey>(await OrphansAsync(connection, texts, cancellation));
        await foreach (var key in RowsAsync(connection, texts.Get("Read/keys"), null, static (decoder, _) => decoder.ReadKey(0), cancellation))
        {
            while (orphans.TryPeek(out var orphan) && IsBefore(orphan, key))
            {
                yield return orphans.Dequeue();
            }

            yield return key;
        }

        foreach (var orphan in orphans)
        {
            yield return orphan;
        }
    }

    /// <summary>Every event's sequence and hash after a sequence, in order, as far as the feed is final.</summary>
    public static async IAsyncEnumerable<JournalLink> LinksAsync(
        NpgsqlConnection connection, SqlTexts texts, long afterSequence, long horizon, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/long-read"), cancellation);
        await foreach (var link in RowsAsync(
            connection, texts.Get("Read/links"), command => command.With(afterSequence).With(horizon), static (decoder, _) => decoder.ReadLink(), cancellation))
        {
            yield return link;
        }
    }

    /// <summary>A statement's rows as they come.</summary>
    public static async IAsyncEnumerable<T> RowsAsync<T>(
        NpgsqlConnection connection,
        string sql,
        Action<NpgsqlCommand>? bind,
        Func<Decoder, NpgsqlDataReader, T> decode,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        bind?.Invoke(command);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var decoder = new Decoder(reader);
        while (await reader.ReadAsync(cancellation))
        {
            yield return decode(decoder, reader);
        }
    }

    private static async ValueTask<(List<GrainRow> Page, bool HasMore)> ReadPageAsync(Decoder decoder, NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var page = new List<GrainRow>(PageSize);
        while (page.Count < PageSize && await reader.ReadAsync(cancellation))
        {
            page.Add(decoder.ReadRow());
        }

        return (page, page.Count == PageSize);
    }

    private static async Task<List<GrainKey>> OrphansAsync(NpgsqlConnection connection, SqlTexts texts, CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/long-read"), cancellation);
        await using var command = new NpgsqlCommand(texts.Get("Read/orphans"), connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await Readers.DecodeAsync(reader, static (decoder, _) => decoder.ReadKey(0), cancellation);
    }

    private static bool IsBefore(GrainKey one, GrainKey other) =>
        one.Kind != other.Kind ? one.Kind < other.Kind : string.CompareOrdinal(one.Id, other.Id) < 0;
}
