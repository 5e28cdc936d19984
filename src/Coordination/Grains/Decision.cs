using System.Collections.Immutable;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>What a decision comes to: events, or a refusal.</summary>
/// <typeparam name="TState">The grain's state.</typeparam>
/// <typeparam name="TEvent">The grain's events.</typeparam>
internal readonly struct Decision<TState, TEvent>
    where TState : class
{
    private Decision(ImmutableArray<TEvent> events, Refusal? refusal, TState? after = null, PersonalEvent? personal = null)
    {
        Events = events;
        Refusal = refusal;
        After = after;
        Personal = personal;
    }

    /// <summary>What happens; empty when refused, and when everything is as it should be already.</summary>
    public ImmutableArray<TEvent> Events { get; }

    /// <summary>Why nothing happens; null when granted.</summary>
    public Refusal? Refusal { get; }

    /// <summary>
    /// The state its events lead to, where deciding had to work it out anyway; null otherwise. It always equals what applying
    /// them gives, and spares a grain to apply them once more.
    /// </summary>
    internal TState? After { get; }

    /// <summary>What happens to the grain's personal text, and nothing else then; null otherwise.</summary>
    internal PersonalEvent? Personal { get; }

    /// <summary>Whether nothing is to go on record.</summary>
    internal bool IsNothing => Events.IsEmpty && Personal is null;

    /// <summary>Granted: this happens to the grain's personal text.</summary>
    internal static Decision<TState, TEvent> Of(PersonalEvent happened) => new([], null, personal: happened);

    /// <summary>Granted: these happen, together. At least one.</summary>
    public static Decision<TState, TEvent> Of(params ImmutableArray<TEvent> events) => new(events, null);

    /// <summary>The same, with the state that its events lead to.</summary>
    internal Decision<TState, TEvent> LeadingTo(TState after) => new(Events, Refusal, after);

    /// <summary>Granted, and nothing is to happen: everything is as the command wants it.</summary>
    public static Decision<TState, TEvent> Nothing() => new([], null);

    /// <summary>Refused.</summary>
    public static Decision<TState, TEvent> No(string code, string message, string? field = null) => new([], new Refusal(code, message, field));

    /// <summary>Refused.</summary>
    public static Decision<TState, TEvent> No(Refusal refusal) => new([], refusal);
}
