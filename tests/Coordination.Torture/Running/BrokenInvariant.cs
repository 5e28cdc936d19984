namespace Coordination.Torture.Running;

/// <summary>What broke, when.</summary>
/// <param name="Invariant">Which: I1 to I16, or what else must never happen.</param>
/// <param name="At">The simulation's time.</param>
/// <param name="Message">What was seen.</param>
internal sealed record BrokenInvariant(string Invariant, DateTimeOffset At, string Message);
