namespace Coordination.Access;

/// <summary>What a credential came to.</summary>
/// <param name="Entry">The credential as it is on record; null of one that is not accepted.</param>
/// <param name="IsExpired">Whether it was right and is too old: that is told, because only who has it can find out.</param>
internal readonly record struct AccessAnswer(AccessEntry? Entry, bool IsExpired = false)
{
    /// <summary>Whom it proves; null for nobody.</summary>
    public AccessCaller? Caller => Entry?.Caller;
}
