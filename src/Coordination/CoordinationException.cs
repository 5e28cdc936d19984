namespace Coordination;

/// <summary>The base of every fault of the engine. Expected refusals are <see cref="Refusal"/> values, never exceptions.</summary>
public abstract class CoordinationException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A refusal met where the caller had required a value.</summary>
public sealed class RefusedException(Refusal refusal) : CoordinationException($"{refusal.Code}: {refusal.Message}")
{
    /// <summary>The refusal.</summary>
    public Refusal Refusal { get; } = refusal;
}
