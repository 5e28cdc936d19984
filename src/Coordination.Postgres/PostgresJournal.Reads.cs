using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Postgres.Feed;
using Coordination.Postgres.Inspecting;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres;

internal sealed partial class PostgresJournal
{
    private const int BatchSize = 256;

    /// <inheritdoc />
    public async ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default)
    {
        var rows = await ReadAllAsync("Read/row", command => BindKey(command, grain), static (decoder, _) => decoder.ReadRow(), cancellation);
        return rows.FirstOrDefault();
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEntry> ReadHistoryAsync(
        GrainKey grain, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var after = afterVersion;
        List<JournalEntry> batch;
        do
        {
            var last = after;
            batch = await ReadAllAsync(
                "Read/history",
                command => BindKey(command, grain).With(last).With(BatchSize),
                static (decoder, _) => decoder.ReadEntry(),
                cancellation);
            foreach (var entry in batch)
            {
                yield return entry;
                after = entry.Event.Version;
            }
        }
        while (batch.Count == BatchSize);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) => await ReadAllAsync(
            "Read/commands",
            command => BindKey(command, grain),
            (decoder, reader) => (reader.GetInt64(0), decoder.ReadStamp(1, grain)),
            cancellation);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var bytes = new byte[KeyDigest.Size];
        digest.Write(bytes);
        return await ReadAllAsync(
            "Read/find-personal", command => command.With(bytes).With(limit), static (decoder, _) => decoder.ReadKey(0), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return ReadAsync((connection, stop) => FeedReader.ReadAsync(connection, _texts, afterSequence, limit, stop), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) =>
        ReadAsync((connection, stop) => connection.ReadOneAsync<long>(_texts.Get("Read/last-sequence"), stop).AsTask(), cancellation);

    /// <inheritdoc />
    public async ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default)
    {
        var epochs = await ReadAllAsync(
            "Write/find-epoch", command => command.With(centre.ToString()), static (_, reader) => reader.GetInt64(0), cancellation);
        return new Epoch(epochs.FirstOrDefault());
    }

    /// <inheritdoc />
    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        StreamAsync((connection, stop) => LongReads.OpenRequestsAsync(connection, _texts, centre, stop), cancellation);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) =>
        await ReadAllAsync("Read/open-halls", static _ => { }, static (decoder, _) => decoder.ReadOpenHall(), cancellation);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return await ReadAllAsync(
            "Read/latest-closed",
            command => command.With(centre.ToString()).With(limit),
            static (decoder, _) => decoder.ReadRow(),
            cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return await ReadAllAsync(
            "Read/versions",
            command => command.With((short)kind).With(afterId ?? "").With(limit),
            static (decoder, reader) => new GrainVersion(decoder.ReadKey(0), reader.GetInt64(2)),
            cancellation);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) =>
        StreamAsync((connection, stop) => LongReads.KeysAsync(connection, _texts, stop), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) =>
        StreamAsync((connection, stop) => new GrainStream(connection, _texts).ReadAsync(stop), cancellation);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        // Looked for before the moment that is read: what is committed later below it would be missing there.
        var horizon = await ReadAsync((connection, stop) => FeedReader.ReadHorizonAsync(connection, _texts, stop), cancellation);
        await foreach (var link in StreamAsync((connection, stop) => LongReads.LinksAsync(connection, _texts, afterSequence, horizon, stop), cancellation))
        {
            yield return link;
        }
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default)
    {
        var epochs = await ReadAllAsync("Read/epochs", static _ => { }, static (decoder, _) => decoder.ReadEpoch(), cancellation);
        return epochs.ToDictionary(found => found.Centre, found => found.Epoch);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) =>
        StreamAsync((connection, stop) => new Inspection(connection, _texts).RunAsync(stop), cancellation);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<string>> ReadRingAsync(CancellationToken cancellation = default) =>
        await ReadAllAsync("Read/key-ring", static _ => { }, static (_, reader) => reader.GetString(0), cancellation);

    private async ValueTask<List<T>> ReadAllAsync<T>(
        string name, Action<NpgsqlCommand> bind, Func<Decoder, NpgsqlDataReader, T> decode, CancellationToken cancellation)
    {
        await ReadyAsync(cancellation);
        return await _readers.ReadAllAsync(name, bind, decode, cancellation);
    }

    private async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        await ReadyAsync(cancellation);
        return await _readers.ReadAsync(read, cancellation);
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(
        Func<NpgsqlConnection, CancellationToken, IAsyncEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ReadyAsync(cancellation);
        await foreach (var item in _readers.StreamAsync(read, cancellation))
        {
            yield return item;
        }
    }

    private ValueTask ReadyAsync(CancellationToken cancellation)
    {
        if (_isDisposed || (_writers is null && !_isForReading))
        {
            throw NotOpen();
        }

        cancellation.ThrowIfCancellationRequested();
        return _isForReading ? ValueTask.CompletedTask : SettleAsync(cancellation);
    }

    private static NpgsqlCommand BindKey(NpgsqlCommand command, GrainKey grain) => command.With((short)grain.Kind).With(grain.Id);
}
