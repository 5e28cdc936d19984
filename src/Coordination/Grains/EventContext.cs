namespace Coordination.Grains;

/// <summary>What comes with an event when it is applied.</summary>
/// <param name="Version">The version the event leads to.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who caused it.</param>
internal readonly record struct EventContext(long Version, DateTimeOffset At, Actor By);
