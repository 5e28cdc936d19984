using System.Collections.Immutable;

namespace Coordination.Journal;

/// <summary>One grain's new events and the row they lead to: written together, or not at all.</summary>
/// <param name="Events">At least one; versions follow <paramref name="ExpectedVersion"/> without a gap.</param>
/// <param name="Row">The current row after the last event.</param>
/// <param name="ExpectedVersion">The version the grain must still have; 0 for a new grain.</param>
/// <param name="Fence">The epoch that must still hold, where the events assign work.</param>
internal sealed record Append(ImmutableArray<JournalEvent> Events, GrainRow Row, long ExpectedVersion, Fence? Fence = null)
{
    /// <summary>The chain's value that the first event continues; a row with another one is a conflict like another version.</summary>
    /// <remarks>
    /// Versions alone do not tell: where an append has failed because another host had written, the next one, handed over
    /// before that was known, expects just the version that the other host's event has. Null does not ask.
    /// </remarks>
    public EventHash? ExpectedHash { get; init; }

    /// <summary>The earlier versions of the grain whose personal texts, and what they are found by, go in the same transaction; the last event names them.</summary>
    public ImmutableArray<long> Erased { get; init; } = [];
}
