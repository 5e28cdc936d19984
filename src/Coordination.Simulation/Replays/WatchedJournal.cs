using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Simulation.Replays;

/// <summary>A journal that tells the replay which requests have changed, and counts what was written.</summary>
internal sealed class WatchedJournal(IJournal journal) : IJournal
{
    private readonly Queue<RequestId> _changed = [];

    public event Action<long>? Committed
    {
        add => journal.Committed += value;
        remove => journal.Committed -= value;
    }

    public bool IsSerial => journal.IsSerial;

    public InstallationKey Installation => journal.Installation;

    /// <summary>The events written.</summary>
    public long Events { get; private set; }

    /// <summary>The next request that has changed since it was last asked for.</summary>
    public bool TryTakeChanged(out RequestId request) => _changed.TryDequeue(out request);

    public async ValueTask AppendAsync(Append append)
    {
        await journal.AppendAsync(append);
        Events += append.Events.Length;
        if (append.Row.Key.Kind is GrainKind.Request && RequestId.TryParse(append.Row.Key.Id, out var request))
        {
            _changed.Enqueue(request);
        }
    }

    public ValueTask OpenAsync(CancellationToken cancellation = default) => journal.OpenAsync(cancellation);

    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => journal.LoadInstallationAsync(cancellation);

    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        journal.ReadRowAsync(grain, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        journal.ReadHistoryAsync(grain, afterVersion, cancellation);

    public ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) => journal.ReadCommandsAsync(grain, cancellation);

    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default) =>
        journal.FindPersonalAsync(digest, limit, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        journal.ReadFeedAsync(afterSequence, limit, cancellation);

    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) => journal.ReadLastSequenceAsync(cancellation);

    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        journal.ReadOpenRequestsAsync(centre, cancellation);

    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) => journal.QueryAsync(query, cancellation);

    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default) => journal.CountByStatusAsync(centre, kind, cancellation);

    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) => journal.ReadOpenHallsAsync(cancellation);

    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default) =>
        journal.ReadLatestClosedAsync(centre, limit, cancellation);

    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) => journal.ReadVersionsAsync(kind, afterId, limit, cancellation);

    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) => journal.ReadKeysAsync(cancellation);

    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) => journal.ReadGrainsAsync(cancellation);

    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        journal.ReadLinksAsync(afterSequence, cancellation);

    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) => journal.ReadEpochsAsync(cancellation);

    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) => journal.InspectAsync(cancellation);

    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) =>
        journal.TakeEpochAsync(centre, cancellation);

    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) =>
        journal.RenewEpochAsync(centre, newest, cancellation);

    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) =>
        journal.ReadEpochAsync(centre, cancellation);

    public ValueTask CheckAsync(CancellationToken cancellation = default) => journal.CheckAsync(cancellation);

    public ValueTask DisposeAsync() => journal.DisposeAsync();
}
