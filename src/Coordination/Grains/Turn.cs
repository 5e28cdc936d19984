namespace Coordination.Grains;

/// <summary>What one turn of a grain came to; true only once <see cref="Commit"/> has completed.</summary>
/// <param name="State">The state after the turn.</param>
/// <param name="Version">The version after the turn.</param>
/// <param name="Status">The status after the turn; of a repeated command, the one after its first turn.</param>
/// <param name="Refusal">Why nothing happened; null when something did.</param>
/// <param name="Repeated">Whether it had been done before: by an earlier command with the same key, or because everything was so already.</param>
/// <param name="Commit">Completes when everything the turn relies on is on disk.</param>
internal readonly record struct Turn<TState>(
    TState State, long Version, string Status, Refusal? Refusal, bool Repeated, Task Commit)
{
    /// <summary>The state before the turn; the default where nothing happened.</summary>
    internal TState? Before { get; init; }

    /// <summary>The version of <see cref="State"/>; of a repeated command, <see cref="Version"/> is the first turn's.</summary>
    internal long Seen { get; init; }
}
