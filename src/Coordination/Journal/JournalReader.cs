using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>The record as an application holds it: to be read, and nothing else, whatever it is cast to.</summary>
/// <remarks>The journal behind it can be written and closed.</remarks>
internal sealed class JournalReader(IJournalReader journal) : IJournalReader
{
    public event Action<long>? Committed
    {
        add => journal.Committed += value;
        remove => journal.Committed -= value;
    }

    public ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default) => journal.ReadRowAsync(grain, cancellation);

    public IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default) =>
        journal.ReadHistoryAsync(grain, afterVersion, cancellation);

    public ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default) =>
        journal.ReadFeedAsync(afterSequence, limit, cancellation);

    public ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default) => journal.ReadLastSequenceAsync(cancellation);

    public ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) => journal.QueryAsync(query, cancellation);

    public ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(CentreId centre, GrainKind kind, CancellationToken cancellation = default) =>
        journal.CountByStatusAsync(centre, kind, cancellation);

    public ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default) =>
        journal.ReadVersionsAsync(kind, afterId, limit, cancellation);

    public ValueTask CheckAsync(CancellationToken cancellation = default) => journal.CheckAsync(cancellation);
}
