namespace Coordination.Simulation.Recordings;

/// <summary>One line of a recording: one desk at one moment.</summary>
/// <param name="Date">The local date.</param>
/// <param name="DeskId">The desk; letters repeat between desks, ids do not.</param>
/// <param name="DeskLetter">The letter on its tickets.</param>
/// <param name="DeskName">Its name for people.</param>
/// <param name="Snapshot">What its display showed.</param>
public sealed record RecordedRow(DateOnly Date, string DeskId, string DeskLetter, string DeskName, RecordedSnapshot Snapshot);

/// <summary>What a desk's display showed at one moment.</summary>
/// <param name="At">The local time of day.</param>
/// <param name="OpenCounters">Counters open for the desk; shared between desks, so no number of people.</param>
/// <param name="Waiting">People waiting.</param>
/// <param name="NumberCalled">The last ticket number called; null when the display shows none.</param>
/// <param name="NominalMinutes">The office's own estimate of a service, in minutes; 0 when it gives none.</param>
public readonly record struct RecordedSnapshot(TimeOnly At, int OpenCounters, int Waiting, int? NumberCalled, int NominalMinutes);
