namespace Coordination.Journal;

/// <summary>Folds a grain's events into the row they lead to; one for each kind of grain.</summary>
internal interface IGrainReplay
{
    /// <summary>The kind of grain.</summary>
    GrainKind Kind { get; }

    /// <summary>The row after the last event, and the newest epoch that the events name.</summary>
    /// <param name="key">Which grain.</param>
    /// <param name="events">All of its events, in order; at least one.</param>
    /// <exception cref="JournalCorruptException">An event is not of its form.</exception>
    GrainReplayed Replay(GrainKey key, IReadOnlyList<JournalEvent> events);
}

/// <summary>What a grain's events lead to.</summary>
/// <param name="Row">The row after the last of them.</param>
/// <param name="Epoch">The newest epoch of the row's centre under which one of them was decided; 0 for none.</param>
internal readonly record struct GrainReplayed(GrainRow Row, Epoch Epoch = default);
