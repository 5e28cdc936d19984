using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Torture.Bugs;

/// <summary>Reads that are wrong in one way: passes everything on but what a deliberate bug changes.</summary>
internal abstract class JournalBug(IJournal sound) : IJournal
{
    public event Action<long>? Committed
    {
        add => sound.Committed += value;
        remove => sound.Committed -= value;
    }

    public bool IsSerial => sound.IsSerial;

    public InstallationKey Installation => sound.Installation;

    public ValueTask OpenAsync(CancellationToken cancellation = default) => sound.OpenAsync(cancellation);

    public ValueTask LoadInstallationAsync(CancellationToken cancellation = default) => sound.LoadInstallationAsync(cancellation);

    public ValueTask AppendAsync(Append append) => sound.AppendAsync(append);

    public virtual ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) =>
        sound.ReadRowAsync(grain, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        sound.ReadHistoryAsync(grain, afterVersion, cancellation);

    public virtual ValueTask<IReadOnlyList<(long Version, CommandStamp Command)>> ReadCommandsAsync(
        GrainKey grain, CancellationToken cancellation = default) => sound.ReadCommandsAsync(grain, cancellation);

    public ValueTask<IReadOnlyList<GrainKey>> FindPersonalAsync(KeyDigest digest, int limit, CancellationToken cancellation = default) =>
        sound.FindPersonalAsync(digest, limit, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        sound.ReadFeedAsync(afterSequence, limit, cancellation);

    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) => sound.ReadLastSequenceAsync(cancellation);

    public virtual IAsyncEnumerable<GrainRow> ReadOpenRequestsAsync(CentreId centre, CancellationToken cancellation = default) =>
        sound.ReadOpenRequestsAsync(centre, cancellation);

    public virtual ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) => sound.QueryAsync(query, cancellation);

    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(
        CentreId centre, GrainKind kind, CancellationToken cancellation = default) => sound.CountByStatusAsync(centre, kind, cancellation);

    public ValueTask<IReadOnlyList<OpenHall>> ReadOpenHallsAsync(CancellationToken cancellation = default) => sound.ReadOpenHallsAsync(cancellation);

    public ValueTask<IReadOnlyList<GrainRow>> ReadLatestClosedAsync(CentreId centre, int limit, CancellationToken cancellation = default) =>
        sound.ReadLatestClosedAsync(centre, limit, cancellation);

    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(
        GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) => sound.ReadVersionsAsync(kind, afterId, limit, cancellation);

    public IAsyncEnumerable<GrainKey> ReadKeysAsync(CancellationToken cancellation = default) => sound.ReadKeysAsync(cancellation);

    public IAsyncEnumerable<GrainHistory> ReadGrainsAsync(CancellationToken cancellation = default) => sound.ReadGrainsAsync(cancellation);

    public IAsyncEnumerable<JournalLink> ReadLinksAsync(long afterSequence = 0, CancellationToken cancellation = default) =>
        sound.ReadLinksAsync(afterSequence, cancellation);

    public ValueTask<IReadOnlyDictionary<CentreId, Epoch>> ReadEpochsAsync(CancellationToken cancellation = default) => sound.ReadEpochsAsync(cancellation);

    public IAsyncEnumerable<VerifyDifference> InspectAsync(CancellationToken cancellation = default) => sound.InspectAsync(cancellation);

    public ValueTask<Epoch> TakeEpochAsync(CentreId centre, CancellationToken cancellation = default) => sound.TakeEpochAsync(centre, cancellation);

    public ValueTask<Epoch?> RenewEpochAsync(CentreId centre, Epoch newest, CancellationToken cancellation = default) =>
        sound.RenewEpochAsync(centre, newest, cancellation);

    public ValueTask<Epoch> ReadEpochAsync(CentreId centre, CancellationToken cancellation = default) => sound.ReadEpochAsync(centre, cancellation);

    public ValueTask CheckAsync(CancellationToken cancellation = default) => sound.CheckAsync(cancellation);

    public ValueTask DisposeAsync() => sound.DisposeAsync();
}
