using Coordination.Journal;

namespace Coordination.SiloHost.Anchors;

/// <summary>The anchor of a journal's end, carried on as the change feed goes on.</summary>
/// <param name="journal">The journal's feed.</param>
/// <param name="from">An anchor to go on from; null to begin at the first event.</param>
internal sealed class RunningAnchor(IJournalReader journal, JournalAnchor? from)
{
    private const int BatchSize = 500;

    /// <summary>What it stands at; null before the first event.</summary>
    public JournalAnchor? Current { get; private set; } = from;

    /// <summary>How many events it has taken in.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the journal still has the event that it goes on from: one that lost its end, or was put back to an older copy, has not.</summary>
    public async ValueTask<bool> FitsAsync(CancellationToken cancellation)
    {
        if (Current is not { } anchor)
        {
            return true;
        }

        var entries = await journal.ReadFeedAsync(anchor.Sequence - 1, 1, cancellation);
        return entries is [var entry] && entry.Sequence == anchor.Sequence;
    }

    /// <summary>Takes in what was committed meanwhile.</summary>
    public async ValueTask AdvanceAsync(CancellationToken cancellation)
    {
        IReadOnlyList<JournalEntry> entries;
        do
        {
            entries = await journal.ReadFeedAsync(Current?.Sequence ?? 0, BatchSize, cancellation);
            foreach (var entry in entries)
            {
                var digest = AnchorDigest.Next(Current?.Digest ?? default, new JournalLink(entry.Sequence, entry.Event.Hash));
                Current = new JournalAnchor(entry.Sequence, digest);
                Count++;
            }
        }
        while (entries.Count == BatchSize);
    }
}
