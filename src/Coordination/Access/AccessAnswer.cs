namespace Coordination.Access;

/// <summary>What a credential came to.</summary>
/// <param name="Caller">Whom it proves; null for nobody.</param>
/// <param name="IsExpired">Whether it was right and is too old: that is told, because only who has it can find out.</param>
internal readonly record struct AccessAnswer(AccessCaller? Caller, bool IsExpired = false);
