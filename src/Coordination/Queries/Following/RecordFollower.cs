using Coordination.Journal;

namespace Coordination.Queries.Following;

/// <summary>Keeps a store of queries up with the record, a part of the record at a time. The same code makes it anew from the beginning.</summary>
/// <remarks>Used by one at a time. Several hosts may follow into one store: of two that take the same part one writes it, and the other goes on after it.</remarks>
/// <param name="journal">The record.</param>
/// <param name="store">Where what follows is kept.</param>
/// <param name="entriesAtOnce">How many events are in a part at most.</param>
/// <param name="requestsKept">How many requests are kept in memory, so that their histories are not read again.</param>
internal sealed class RecordFollower(IJournalReader journal, IQueryStore store, int entriesAtOnce = 1_000, int requestsKept = 10_000)
{
    private readonly RequestFolds _folds = new(journal, requestsKept);

    /// <summary>Follows one part.</summary>
    /// <returns>How many events were in it: 0 when nothing is new; null when another host has written that part.</returns>
    public ValueTask<int?> FollowAsync(CancellationToken cancellation) => FollowAsync(long.MaxValue, cancellation);

    /// <summary>Follows one part, not beyond a place of the record.</summary>
    /// <returns>As without one.</returns>
    public async ValueTask<int?> FollowAsync(long until, CancellationToken cancellation)
    {
        var mark = await store.ReadMarkAsync(cancellation);
        var entries = await journal.ReadFeedAsync(mark.Sequence, entriesAtOnce, cancellation);
        entries = entries is [.., var end] && end.Sequence > until ? [.. entries.TakeWhile(entry => entry.Sequence <= until)] : entries;
        if (entries.Count == 0)
        {
            return 0;
        }

        var isWritten = false;
        try
        {
            var batch = await FoldAsync(mark.Sequence, entries, cancellation);
            isWritten = await store.TryApplyAsync(batch, cancellation);
        }
        finally
        {
            // What is in memory is ahead of what was written.
            if (!isWritten)
            {
                _folds.Clear();
            }
        }

        return isWritten ? entries.Count : null;
    }

    /// <summary>Has the store begin again where it has followed another record than this one: as when an older copy was restored, or the lists were.</summary>
    /// <returns>Whether it begins again.</returns>
    public async ValueTask<bool> BeginAgainIfStrangeAsync(CancellationToken cancellation)
    {
        var mark = await store.ReadMarkAsync(cancellation);
        if (mark.Sequence == 0
            || (await journal.ReadFeedAsync(mark.Sequence - 1, limit: 1, cancellation) is [var last] && last.Sequence == mark.Sequence && last.Event.Hash.ToString() == mark.Hash))
        {
            return false;
        }

        await store.ClearAsync(cancellation);
        return true;
    }

    private async ValueTask<QueryBatch> FoldAsync(long after, IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        var changed = new Dictionary<GrainKey, FollowedRequest>();
        var audit = new List<AuditEntry>();
        foreach (var entry in entries)
        {
            if (entry.Grain.Kind != GrainKind.Request)
            {
                Audit(AuditFold.Of(entry));
                continue;
            }

            var fold = await _folds.BeforeAsync(entry.Grain, entry.Event.Version, cancellation);
            var before = fold.Handlings.Count == 0 ? [] : fold.Handlings.ToArray();
            var facts = fold.Apply(entry.Event);
            Audit(AuditFold.Of(entry, fold.Centre));
            if (!changed.TryGetValue(entry.Grain, out var change))
            {
                changed[entry.Grain] = change = new FollowedRequest();
            }

            change.Fold = fold;
            change.Facts.AddRange(facts);
            for (var number = 0; number < fold.Handlings.Count; number++)
            {
                if (number >= before.Length || !ReferenceEquals(before[number], fold.Handlings[number]))
                {
                    change.Handlings[number] = fold.Handlings[number];
                }
            }
        }

        var last = entries[^1];
        return new QueryBatch(after, new QueryMark(last.Sequence, last.Event.At, last.Event.Hash.ToString()), [.. changed.Values.Select(change => change.ToChange())])
        {
            Presence = [.. entries.Select(PresenceFold.Of).OfType<PresenceChange>()],
            Audit = audit,
        };

        void Audit(AuditEntry? entry)
        {
            if (entry is not null)
            {
                audit.Add(entry);
            }
        }
    }

    private sealed class FollowedRequest
    {
        public RequestFold Fold { get; set; } = null!;

        public Dictionary<int, Handling> Handlings { get; } = [];

        public List<RequestFact> Facts { get; } = [];

        public RequestChange ToChange() => new(Fold.Summarise(), [.. Handlings.Values]) { Facts = Facts };
    }
}
