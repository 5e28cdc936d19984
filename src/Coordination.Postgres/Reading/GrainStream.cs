using System.Runtime.CompilerServices;
using Coordination.Journal;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Reading;

/// <summary>Every grain with its row and its events: two ordered reads of one moment, merged by the grain's number.</summary>
internal sealed class GrainStream(NpgsqlConnection connection, SqlTexts texts)
{
    private const int RowBatch = 256;
    private const int EventBatch = 1024;

    private readonly ServerCursor<NumberedRow> _rows = new(
        connection, "coordination_rows", RowBatch, static (decoder, reader) => new NumberedRow(reader.GetInt64(Decoder.BehindRow), decoder.ReadRow()));

    private readonly ServerCursor<NumberedEntry> _events = new(
        connection, "coordination_events", EventBatch, static (decoder, reader) => new NumberedEntry(reader.GetInt64(Decoder.GrainNumber), decoder.ReadEntry()));

    public async IAsyncEnumerable<GrainHistory> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await connection.ExecuteAsync(texts.Get("Read/long-read"), cancellation);
        await _rows.OpenAsync(texts.Get("Read/all-rows"), cancellation);
        await _events.OpenAsync(texts.Get("Read/all-events"), cancellation);
        while (_rows.Current is not null || _events.Current is not null)
        {
            yield return await ReadGrainAsync(Math.Min(_rows.Current?.Number ?? long.MaxValue, _events.Current?.Number ?? long.MaxValue), cancellation);
        }
    }

    private async ValueTask<GrainHistory> ReadGrainAsync(long number, CancellationToken cancellation)
    {
        GrainRow? row = null;
        if (_rows.Current is { } found && found.Number == number)
        {
            row = found.Row;
            await _rows.NextAsync(cancellation);
        }

        var events = new List<JournalEvent>();
        var sequences = new List<long>();
        var key = row?.Key;
        while (_events.Current is { } next && next.Number == number)
        {
            key ??= next.Entry.Grain;
            if (next.Entry.Grain != key)
            {
                throw new JournalCorruptException(
                    $"The event with sequence {next.Entry.Sequence} names {next.Entry.Grain}, though it stands among those of {key}.");
            }

            events.Add(next.Entry.Event);
            sequences.Add(next.Entry.Sequence);
            await _events.NextAsync(cancellation);
        }

        return new GrainHistory(key!.Value, row, events) { Sequences = sequences };
    }

    private sealed record NumberedRow(long Number, GrainRow Row);

    private sealed record NumberedEntry(long Number, JournalEntry Entry);
}
