using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Torture.Storage;

internal sealed partial class SimulatedJournal
{
    private const int Page = 4;

    /// <inheritdoc />
    public async ValueTask OpenAsync(CancellationToken cancellation = default) => await WaitAsync();

    /// <inheritdoc />
    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    /// <inheritdoc />
    public async ValueTask CheckAsync(CancellationToken cancellation = default) => await WaitAsync();

    /// <inheritdoc />
    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadRowAsync(grain, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadCommandsAsync(grain, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.FindPersonalAsync(digest, limit, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadFeedAsync(afterSequence, limit, cancellation));

    /// <inheritdoc />
    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadLastSequenceAsync(cancellation));

    /// <inheritdoc />
    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadEpochAsync(centre, cancellation));

    /// <inheritdoc />
    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.QueryAsync(query, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.CountByStatusAsync(centre, kind, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadOpenHallsAsync(cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadLatestClosedAsync(centre, limit, cancellation));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadVersionsAsync(kind, afterId, limit, cancellation));

    /// <inheritdoc />
    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.ReadHistoryAsync(grain, afterVersion, cancellation), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.ReadOpenRequestsAsync(centre, cancellation), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.ReadKeysAsync(cancellation), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.ReadGrainsAsync(cancellation), cancellation);

    /// <inheritdoc />
    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.ReadLinksAsync(afterSequence, cancellation), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) =>
        ReadAsync(() => disk.Reads.ReadEpochsAsync(cancellation));

    /// <inheritdoc />
    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) =>
        StreamAsync(disk.Reads.InspectAsync(cancellation), cancellation);

    // What is read is of a moment between the question and the answer.
    private async ValueTask<T> ReadAsync<T>(Func<ValueTask<T>> read)
    {
        await WaitAsync();
        var answer = await read();
        await world.DelayAsync(owner, faults.Latency(), isIo: true);
        return answer;
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await WaitAsync();
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (++count % Page == 0)
            {
                await WaitAsync();
            }

            yield return row;
        }
    }

    private async ValueTask WaitAsync()
    {
        world.AssertHere("A read");
        await world.DelayAsync(owner, faults.Latency(), isIo: true);
        if (faults.IsDown)
        {
            throw new JournalUnavailableException("The store is unavailable.");
        }
    }
}
