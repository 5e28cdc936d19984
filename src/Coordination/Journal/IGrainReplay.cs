namespace Coordination.Journal;

/// <summary>Folds a grain's events into the row they lead to; one for each kind of grain.</summary>
internal interface IGrainReplay
{
    /// <summary>The kind of grain.</summary>
    GrainKind Kind { get; }

    /// <summary>The grain before its first event.</summary>
    IGrainFold Begin(GrainKey key);
}

/// <summary>A grain while it is replayed, at one version after the other.</summary>
internal interface IGrainFold
{
    /// <summary>Goes on to the next version.</summary>
    /// <exception cref="JournalCorruptException">The event is not of its form.</exception>
    void Apply(JournalEvent happened);

    /// <summary>What the events so far lead to; there was one at least.</summary>
    GrainReplayed Project();
}

/// <summary>What a grain's events lead to.</summary>
/// <param name="Row">The row after the last of them.</param>
/// <param name="Epoch">The newest epoch of the row's centre under which one of them was decided; 0 for none.</param>
internal readonly record struct GrainReplayed(GrainRow Row, Epoch Epoch = default);

/// <summary>Replays whole histories.</summary>
internal static class GrainReplayExtensions
{
    /// <summary>The row after the last event, and the newest epoch that the events name.</summary>
    /// <param name="replay">The replay of its kind.</param>
    /// <param name="key">Which grain.</param>
    /// <param name="events">All of its events, in order; at least one.</param>
    /// <exception cref="JournalCorruptException">An event is not of its form.</exception>
    public static GrainReplayed Replay(this IGrainReplay replay, GrainKey key, IReadOnlyList<JournalEvent> events)
    {
        var fold = replay.Begin(key);
        foreach (var happened in events)
        {
            fold.Apply(happened);
        }

        return fold.Project();
    }
}
