using System.Collections.Immutable;

namespace Coordination.Hosting;

/// <summary>What a decision comes to: events, or a refusal.</summary>
/// <typeparam name="TEvent">The grain's events.</typeparam>
public readonly struct Decision<TEvent>
{
    private Decision(ImmutableArray<TEvent> events, Refusal? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    /// <summary>What happens; empty when refused.</summary>
    public ImmutableArray<TEvent> Events { get; }

    /// <summary>Why nothing happens; null when granted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Granted: these happen, together. At least one.</summary>
    public static Decision<TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null);

    /// <summary>Refused.</summary>
    public static Decision<TEvent> No(string code, string message, string? field = null) => new([], new Refusal(code, message, field));

    /// <summary>Refused.</summary>
    public static Decision<TEvent> No(Refusal refusal) => new([], refusal);
}
