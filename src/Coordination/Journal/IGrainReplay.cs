namespace Coordination.Journal;

/// <summary>Folds a grain's events into the row they lead to; one for each kind of grain.</summary>
internal interface IGrainReplay
{
    /// <summary>The kind of grain.</summary>
    GrainKind Kind { get; }

    /// <summary>The row after the last event.</summary>
    /// <param name="key">Which grain.</param>
    /// <param name="events">All of its events, in order; at least one.</param>
    /// <exception cref="JournalCorruptException">An event is not of its form.</exception>
    GrainRow Replay(GrainKey key, IReadOnlyList<JournalEvent> events);
}
