namespace Coordination;

/// <summary>What comes with every command beside its content.</summary>
/// <param name="By">Who gives it.</param>
/// <param name="Key">The caller's key, which makes repeating it safe; none when the caller never repeats.</param>
public sealed record CommandMeta(Actor By, CommandKey? Key = null)
{
    /// <summary>A command of the engine itself.</summary>
    internal static CommandMeta Engine { get; } = new(Actor.Engine);
}
