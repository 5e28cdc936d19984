using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Inspecting;
using Coordination.Sqlite.Reading;

namespace Coordination.Sqlite;

internal sealed partial class SqliteJournal
{
    private const int BatchSize = 256;

    /// <inheritdoc />
    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        Read(reader => reader.FindRow(grain), cancellation);

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEntry> ReadHistoryAsync(
        GrainKey grain, long afterVersion = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var after = afterVersion;
        List<JournalEntry> batch;
        do
        {
            var last = after;
            batch = await Read(reader => reader.ReadHistory(grain, last, BatchSize), cancellation);
            foreach (var entry in batch)
            {
                yield return entry;
                after = entry.Event.Version;
            }
        }
        while (batch.Count == BatchSize);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) => Read(reader => reader.ReadCommands(grain), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read(reader => reader.FindPersonal(digest, limit), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return Read(reader => reader.ReadFeed(afterSequence, limit), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) =>
        Read(reader => reader.ReadLastSequence(), cancellation);

    /// <inheritdoc />
    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) =>
        Read(reader => reader.ReadEpoch(centre), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        LongStream(reader => new OpenRequestCursor(reader, centre), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) =>
        Read(reader => reader.ReadOpenHalls(), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return Read(reader => reader.ReadLatestClosed(centre, limit), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return Read(reader => reader.ReadVersions(kind, afterId, limit), cancellation);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) =>
        Stream(reader => new KeyCursor(reader), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) =>
        LongStream(reader => new GrainCursor(reader), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        Stream(reader => new LinkCursor(reader, afterSequence), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) =>
        Read(reader => reader.ReadEpochs(), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) =>
        Stream(reader => new Inspection(reader, _migrations, cancellation), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<string>> ReadRingAsync(CancellationToken cancellation = default) => Read(reader => reader.ReadRing(), cancellation);

    private ValueTask<T> Read<T>(Func<Reader, T> read, CancellationToken cancellation) =>
        InlineTask.Run(() => Readers.Read(read), cancellation);

    private IAsyncEnumerable<T> LongStream<T>(Func<Reader, ICursor<T>> open, CancellationToken cancellation) =>
        _options.InlineCommits ? Stream(open, cancellation) : StreamAhead(open, cancellation);

    /// <summary>The same, with the next batch read while the caller works on one. Not where everything stays on the caller's thread.</summary>
    private async IAsyncEnumerable<T> StreamAhead<T>(Func<Reader, ICursor<T>> open, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var snapshot = Readers.OpenSnapshot();
        var cursor = snapshot.Step(open);
        await foreach (var item in ReadAhead.ReadAsync(() => new ValueTask<(List<T> Page, bool HasMore)>(ReadBatch()), cancellation))
        {
            yield return item;
        }

        (List<T> Page, bool HasMore) ReadBatch()
        {
            var batch = new List<T>(BatchSize);
            var hasMore = snapshot.Step(_ => cursor.Read(batch, BatchSize));
            return (batch, hasMore);
        }
    }

    /// <summary>Reads in batches within one moment; nothing is held up while the caller works on a batch.</summary>
    private async IAsyncEnumerable<T> Stream<T>(
        Func<Reader, ICursor<T>> open, [EnumeratorCancellation] CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var snapshot = Readers.OpenSnapshot();
        var cursor = snapshot.Step(open);
        var batch = new List<T>(BatchSize);
        bool hasMore;
        do
        {
            hasMore = snapshot.Step(_ => cursor.Read(batch, BatchSize));
            foreach (var item in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return item;
            }

            batch.Clear();
        }
        while (hasMore);
        await ValueTask.CompletedTask;
    }
}
