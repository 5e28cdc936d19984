using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>What makes a kind of grain itself: its decisions, its state, and how both are written. Pure, and without state.</summary>
/// <remarks>
/// No clock, no randomness, no I/O. Writing is deterministic: the same event or state gives the same bytes, in every
/// process, because the bytes are under a hash and rows are compared with replayed events.
/// </remarks>
/// <typeparam name="TState">The immutable state.</typeparam>
/// <typeparam name="TCommand">The commands.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <typeparam name="TInput">What decisions look at in the world around the grain; <see cref="NoInput"/> for nothing.</typeparam>
internal abstract class GrainBehaviour<TState, TCommand, TEvent, TInput>
    where TState : class
{
    /// <summary>The kind of grain.</summary>
    public abstract GrainKind Kind { get; }

    /// <summary>The stable names of its events.</summary>
    public abstract IReadOnlyCollection<string> Events { get; }

    /// <summary>The state before the first event.</summary>
    public abstract TState Initial(GrainKey key);

    /// <summary>What a command comes to in a state.</summary>
    public abstract Decision<TState, TEvent> Decide(TState state, TCommand command, in DecisionContext<TInput> context);

    /// <summary>The state after an event.</summary>
    public abstract TState Apply(TState state, TEvent happened, in EventContext context);

    /// <summary>The state after an event that concerns personal text alone: it may show when the grain changed last, and nothing else.</summary>
    /// <remarks>A state that shows nothing of it is loaded with the time of the event before: only where the clock was set back meanwhile could that be told.</remarks>
    public virtual TState Touch(TState state, in EventContext context) => state;

    /// <summary>The event's stable name, such as <c>request.submitted</c>.</summary>
    public abstract string NameOf(TEvent happened);

    /// <summary>The event as UTF-8 JSON, without personal data.</summary>
    public abstract ReadOnlyMemory<byte> WriteEvent(TEvent happened);

    /// <summary>Reads an event back.</summary>
    /// <exception cref="JournalCorruptException">The name is unknown or the JSON is not of its form.</exception>
    public abstract TEvent ReadEvent(string name, ReadOnlySpan<byte> json);

    /// <summary>The event's personal data as UTF-8 JSON; null when it has none.</summary>
    public virtual ReadOnlyMemory<byte>? WritePersonal(TEvent happened) => null;

    /// <summary>The contact in the event's personal data, by which it may be found within its hall; null for none.</summary>
    public virtual (CentreId Hall, string Contact)? ContactOf(TState state, TEvent happened) => null;

    /// <summary>The centre's epoch under which it was decided, where the event names one; 0 otherwise.</summary>
    public virtual Epoch EpochOf(TEvent happened) => default;

    /// <summary>The state as UTF-8 JSON.</summary>
    public abstract ReadOnlyMemory<byte> WriteState(TState state);

    /// <summary>Reads a state back.</summary>
    public abstract TState ReadState(ReadOnlySpan<byte> json);

    /// <summary>The command as canonical UTF-8 JSON, to tell a repeated command from another one with the same key.</summary>
    public abstract ReadOnlyMemory<byte> WriteCommand(TCommand command);

    /// <summary>The state's short name, for the row and for repeated replies.</summary>
    public abstract string StatusOf(TState state);

    /// <summary>When the state's last event happened; the grain's time goes on from there when it is loaded.</summary>
    public abstract DateTimeOffset ChangedAt(TState state);

    /// <summary>The current row of a state.</summary>
    public abstract GrainRow Project(GrainKey key, TState state, long version, EventHash hash);
}
