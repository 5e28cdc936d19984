using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Replays a grain's events through its behaviour, for <c>verify</c>.</summary>
internal sealed class BehaviourReplay<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour) : IGrainReplay
    where TState : class
{
    public GrainKind Kind => behaviour.Kind;

    public GrainRow Replay(GrainKey key, IReadOnlyList<JournalEvent> events)
    {
        var state = behaviour.Initial(key);
        foreach (var happened in events)
        {
            state = behaviour.Apply(
                state, behaviour.ReadEvent(happened.Type, happened.Payload.Span), new EventContext(happened.Version, happened.At, happened.By));
        }

        return behaviour.Project(key, state, events[^1].Version, events[^1].Hash);
    }
}

/// <summary>Makes replays.</summary>
internal static class BehaviourReplay
{
    /// <summary>The replay of what a behaviour decides.</summary>
    public static IGrainReplay Of<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour)
        where TState : class => new BehaviourReplay<TState, TCommand, TEvent, TInput>(behaviour);
}
