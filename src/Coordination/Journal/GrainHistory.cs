namespace Coordination.Journal;

/// <summary>One grain as the store holds it: its current row and every event.</summary>
/// <param name="Grain">Which grain.</param>
/// <param name="Row">The current row; null when the store has lost it.</param>
/// <param name="Events">The events by version; empty when the store has lost them.</param>
internal sealed record GrainHistory(GrainKey Grain, GrainRow? Row, IReadOnlyList<JournalEvent> Events)
{
    /// <summary>Each event's place in the whole journal.</summary>
    public required IReadOnlyList<long> Sequences { get; init; }

    /// <summary>What the store itself found wrong with the row.</summary>
    public VerifyDifference? Damage { get; init; }
}
