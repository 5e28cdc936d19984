namespace Coordination.Journal;

/// <summary>An event as read back, with its place in the whole journal.</summary>
/// <param name="Sequence">The place in the change feed; rises with commit order, gaps are possible.</param>
/// <param name="Grain">Whose event.</param>
/// <param name="Event">The event.</param>
public sealed record JournalEntry(long Sequence, GrainKey Grain, JournalEvent Event);
