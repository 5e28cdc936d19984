namespace Coordination.Access;

/// <summary>A cell of the access matrix.</summary>
/// <param name="Reach">How far it goes.</param>
/// <param name="NeedsReason">Whether a reason must be given, which is recorded.</param>
internal readonly record struct AccessRule(Reach Reach, bool NeedsReason = false);
