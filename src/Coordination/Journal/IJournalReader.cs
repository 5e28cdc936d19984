using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>The record of every grain, to be read: current rows, histories, queries, and the change feed.</summary>
/// <remarks>
/// <para><b>What is seen.</b> Only what is committed, and never a part of a transaction.</para>
/// <para><b>Concurrency.</b> Every member may be called from any thread.</para>
/// <para><b>Faults.</b> <see cref="JournalUnavailableException"/>: the store cannot be read right now.
/// <see cref="JournalCorruptException"/>: it is damaged.</para>
/// </remarks>
public interface IJournalReader
{
    /// <summary>The current row, or null when the grain has never been written.</summary>
    ValueTask<GrainRow?> ReadRowAsync(GrainKey grain, CancellationToken cancellation = default);

    /// <summary>A grain's events after a version, in order.</summary>
    IAsyncEnumerable<JournalEntry> ReadHistoryAsync(GrainKey grain, long afterVersion = 0, CancellationToken cancellation = default);

    /// <summary>The change feed: committed events of all grains after a sequence, by rising sequence, none left out.</summary>
    /// <param name="afterSequence">The last sequence already seen; 0 for all.</param>
    /// <param name="limit">At most so many; fewer are returned when there are no more yet.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<IReadOnlyList<JournalEntry>> ReadFeedAsync(long afterSequence, int limit, CancellationToken cancellation = default);

    /// <summary>The highest committed sequence; 0 for an empty journal.</summary>
    ValueTask<long> ReadLastSequenceAsync(CancellationToken cancellation = default);

    /// <summary>Raised after each committed transaction with its last sequence. Handlers must be quick and must not throw.</summary>
    event Action<long>? Committed;

    /// <summary>One page of rows that match a query, ordered and without gaps or repetitions across pages.</summary>
    ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default);

    /// <summary>How many rows of each status a centre's grains of one kind have.</summary>
    ValueTask<IReadOnlyDictionary<string, long>> CountByStatusAsync(CentreId centre, GrainKind kind, CancellationToken cancellation = default);

    /// <summary>One page of the grains of a kind that have a row, by id, each with its version: what has changed is seen without reading it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="afterId">The last id of the page before; null for the first page.</param>
    /// <param name="limit">At most so many: 1 to 1,000. Fewer are returned when there are no more.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<IReadOnlyList<GrainVersion>> ReadVersionsAsync(GrainKind kind, string? afterId, int limit, CancellationToken cancellation = default);

    /// <summary>Whether the store answers and can be written; completes or throws <see cref="JournalUnavailableException"/>.</summary>
    ValueTask CheckAsync(CancellationToken cancellation = default);
}
