using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Hosting;

/// <summary>A record in memory for one caller at a time, which lasts as long as a warm-up.</summary>
/// <remarks>It checks nothing: what is written to it is thrown away. Every call is answered later, as a database does, so that the code behind the waits runs too.</remarks>
internal sealed class WarmUpJournal : IJournal
{
    private readonly Dictionary<GrainKey, GrainRow> _rows = [];
    private readonly List<JournalEntry> _entries = [];
    private long _epoch;

    /// <inheritdoc />
    public event Action<long>? Committed;

    public bool IsSerial => true;

    public InstallationKey Installation { get; } = InstallationKey.New();

    public ValueTask OpenAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public async ValueTask AppendAsync(Append append)
    {
        lock (_entries)
        {
            _rows[append.Row.Key] = append.Row;
            foreach (var happened in append.Events)
            {
                _entries.Add(new JournalEntry(_entries.Count + 1, append.Row.Key, happened));
            }
        }

        await Task.Yield();
        Committed?.Invoke(_entries.Count);
    }

    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        LaterAsync(() => _rows.GetValueOrDefault(grain));

    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        StreamAsync(() => _entries.Where(entry => entry.Grain == grain && entry.Event.Version > afterVersion), cancellation);

    public async ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        await LaterAsync(() => _entries.Where(entry => entry.Sequence > afterSequence).Take(limit).ToList());

    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) => LaterAsync(() => (long)_entries.Count);

    public async ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(GrainKey grain, CancellationToken cancellation = default) =>
        await LaterAsync(() => (IReadOnlyList<(long, CommandStamp)>)[]);

    public async ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default) =>
        await LaterAsync(() => (IReadOnlyList<GrainKey>)[]);

    public IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        StreamAsync(() => RowsOf(GrainKind.Request, centre).Where(row => row.IsOpen), cancellation);

    public async ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) =>
        await LaterAsync(() => (IReadOnlyList<OpenHall>)[]);

    public async ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default) =>
        await LaterAsync(() => RowsOf(GrainKind.Request, centre).Where(row => !row.IsOpen).Take(limit).ToList());

    public async ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) =>
        new(await LaterAsync(() => RowsOf(query.Kind, query.Centre).Take(query.Limit).ToList()), Next: null);

    public async ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        await LaterAsync(() => RowsOf(kind, centre).CountBy(row => row.Status).ToDictionary(count => count.Key, count => (long)count.Value, StringComparer.Ordinal));

    public async ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) =>
        await LaterAsync(() => (IReadOnlyList<GrainVersion>)[]);

    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) => StreamAsync(() => _rows.Keys, cancellation);

    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) => StreamAsync(IEnumerable<GrainHistory> () => [], cancellation);

    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        StreamAsync(() => _entries.Where(entry => entry.Sequence > afterSequence).Select(entry => new JournalLink(entry.Sequence, entry.Event.Hash)), cancellation);

    public async ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) =>
        await LaterAsync(() => new Dictionary<CentreId, Epoch>());

    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) => StreamAsync(IEnumerable<VerifyDifference> () => [], cancellation);

    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) => LaterAsync(() => new Epoch(++_epoch));

    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) =>
        LaterAsync<Epoch?>(() => newest.Value == _epoch ? new Epoch(++_epoch) : null);

    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) => LaterAsync(() => new Epoch(_epoch));

    public ValueTask CheckAsync(CancellationToken cancellation = default) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private IEnumerable<GrainRow> RowsOf(GrainKind kind, CentreId? centre) =>
        _rows.Values.Where(row => row.Key.Kind == kind && (centre is null || row.Centre == centre));

    private async ValueTask<T> LaterAsync<T>(Func<T> read)
    {
        await Task.Yield();
        lock (_entries)
        {
            return read();
        }
    }

    private async IAsyncEnumerable<T> StreamAsync<T>(Func<IEnumerable<T>> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var item in await LaterAsync(() => read().ToList()))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
