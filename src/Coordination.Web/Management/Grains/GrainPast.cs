using Coordination.Grains;
using Coordination.Journal;

namespace Coordination.Web.Management.Grains;

/// <summary>A grain as it was: replayed from its events, not from its row.</summary>
internal static class GrainPast
{
    /// <summary>The row after the last event that belongs to a version, and when that happened; null where none does.</summary>
    public static async ValueTask<PastRow?> ReadAsync(
        GrainKindDefinition kind, GrainKey key, GrainVersionQuery query, IJournalReader journal, CancellationToken cancellation)
    {
        var (fold, last) = (kind.Replay.Begin(key), default(JournalEvent));
        await foreach (var entry in journal.ReadHistoryAsync(key, cancellation: cancellation))
        {
            if (!query.Includes(entry.Event.Version, entry.Event.At))
            {
                break;
            }

            fold.Apply(last = entry.Event);
        }

        return last is not null && last.Version == (query.Version ?? last.Version) ? new PastRow(fold.Project().Row, last.At) : null;
    }

    /// <summary>The rows of two versions, the first of them null before the first event; null where the grain has no such version.</summary>
    public static async ValueTask<(PastRow? From, PastRow To)?> ReadAsync(
        GrainKindDefinition kind, GrainKey key, long from, long to, IJournalReader journal, CancellationToken cancellation)
    {
        var (fold, earlier) = (kind.Replay.Begin(key), default(PastRow));
        await foreach (var entry in journal.ReadHistoryAsync(key, cancellation: cancellation))
        {
            fold.Apply(entry.Event);
            earlier = entry.Event.Version == from ? new PastRow(fold.Project().Row, entry.Event.At) : earlier;
            if (entry.Event.Version == to)
            {
                return (earlier, new PastRow(fold.Project().Row, entry.Event.At));
            }
        }

        return null;
    }
}

/// <summary>A grain's row at a version.</summary>
/// <param name="Row">The row.</param>
/// <param name="At">When the version's event happened.</param>
internal sealed record PastRow(GrainRow Row, DateTimeOffset At);
