namespace Coordination.Journal;

/// <summary>The ring of keys by which hosts protect what a browser brings back: kept in the store, so that it is the same on every host and after a restart.</summary>
/// <remarks>The keys are beside the record and no part of it: in no event, row or export. A store that is a journal is one of these too.</remarks>
internal interface IKeyRing
{
    /// <summary>Every key, by its number from 1.</summary>
    /// <exception cref="JournalUnavailableException">The store cannot be read.</exception>
    ValueTask<IReadOnlyList<string>> ReadRingAsync(CancellationToken cancellation = default);

    /// <summary>Adds a key, unless another host has added one with that number: then that one counts, and this one is forgotten.</summary>
    /// <param name="number">Its number: one more than there are.</param>
    /// <param name="key">The key, in a form that is the writer's own.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be written.</exception>
    ValueTask AddToRingAsync(int number, string key, CancellationToken cancellation = default);
}
