using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Benchmarks.Journal;

/// <summary>Keeps every append of a request that passes through it, so that others can write the very same rows.</summary>
internal sealed class RecordingJournal(IJournal inner) : IJournal
{
    private readonly Dictionary<GrainKey, List<Append>> _appends = [];

    public event Action<long>? Committed
    {
        add => inner.Committed += value;
        remove => inner.Committed -= value;
    }

    public bool IsSerial => inner.IsSerial;

    public InstallationKey Installation => inner.Installation;

    /// <summary>The appends of each request, in the order of submission.</summary>
    public IEnumerable<Append[]> Lifecycles => _appends.Values.Select(appends => appends.ToArray());

    public ValueTask AppendAsync(Append append)
    {
        if (append.Row.Key.Kind == GrainKind.Request)
        {
            if (!_appends.TryGetValue(append.Row.Key, out var appends))
            {
                _appends.Add(append.Row.Key, appends = []);
            }

            appends.Add(append);
        }

        return inner.AppendAsync(append);
    }

    public ValueTask OpenAsync(CancellationToken cancellation = default) => inner.OpenAsync(cancellation);

    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => inner.LoadInstallationAsync(cancellation);

    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) => inner.ReadRowAsync(grain, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        inner.ReadHistoryAsync(grain, afterVersion, cancellation);

    public ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(GrainKey grain, CancellationToken cancellation = default) =>
        inner.ReadCommandsAsync(grain, cancellation);

    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default) =>
        inner.FindPersonalAsync(digest, limit, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        inner.ReadFeedAsync(afterSequence, limit, cancellation);

    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) => inner.ReadLastSequenceAsync(cancellation);

    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        inner.ReadOpenRequestsAsync(centre, cancellation);

    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) => inner.QueryAsync(query, cancellation);

    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        inner.CountByStatusAsync(centre, kind, cancellation);

    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) => inner.ReadOpenHallsAsync(cancellation);

    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default) =>
        inner.ReadLatestClosedAsync(centre, limit, cancellation);

    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) => inner.ReadVersionsAsync(kind, afterId, limit, cancellation);

    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) => inner.ReadKeysAsync(cancellation);

    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) => inner.ReadGrainsAsync(cancellation);

    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        inner.ReadLinksAsync(afterSequence, cancellation);

    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) => inner.ReadEpochsAsync(cancellation);

    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) => inner.InspectAsync(cancellation);

    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) => inner.TakeEpochAsync(centre, cancellation);

    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) => inner.RenewEpochAsync(centre, newest, cancellation);

    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) => inner.ReadEpochAsync(centre, cancellation);

    public ValueTask CheckAsync(CancellationToken cancellation = default) => inner.CheckAsync(cancellation);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
