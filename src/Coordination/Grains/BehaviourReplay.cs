using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Replays a grain's events through its behaviour, for <c>verify</c>.</summary>
internal sealed class BehaviourReplay<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour) : IGrainReplay
    where TState : class
{
    public GrainKind Kind => behaviour.Kind;

    public GrainReplayed Replay(GrainKey key, IReadOnlyList<JournalEvent> events)
    {
        var state = behaviour.Initial(key);
        var newest = default(Epoch);
        foreach (var happened in events)
        {
            var context = new EventContext(happened.Version, happened.At, happened.By);
            if (PersonalEvents.IsName(happened.Type))
            {
                PersonalEvents.ReadBack(happened.Type, happened.Payload.Span);
                state = behaviour.Touch(state, context);
                continue;
            }

            var read = behaviour.ReadEvent(happened.Type, happened.Payload.Span);
            state = behaviour.Apply(state, read, context);
            newest = behaviour.EpochOf(read) is var epoch && epoch.CompareTo(newest) > 0 ? epoch : newest;
        }

        return new GrainReplayed(behaviour.Project(key, state, events[^1].Version, events[^1].Hash), newest);
    }
}

/// <summary>Makes replays.</summary>
internal static class BehaviourReplay
{
    /// <summary>The replay of what a behaviour decides.</summary>
    public static IGrainReplay Of<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour)
        where TState : class => new BehaviourReplay<TState, TCommand, TEvent, TInput>(behaviour);
}
