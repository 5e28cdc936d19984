using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Replays a grain's events through its behaviour, for <c>verify</c> and for whoever looks at an earlier version.</summary>
internal sealed class BehaviourReplay<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour) : IGrainReplay
    where TState : class
{
    public GrainKind Kind => behaviour.Kind;

    public IGrainFold Begin(GrainKey key) => new Fold(behaviour, key);

    private sealed class Fold(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour, GrainKey key) : IGrainFold
    {
        private TState _state = behaviour.Initial(key);
        private Epoch _newest;
        private JournalEvent? _last;

        public void Apply(JournalEvent happened)
        {
            var context = new EventContext(happened.Version, happened.At, happened.By);
            _last = happened;
            if (PersonalEvents.IsName(happened.Type))
            {
                PersonalEvents.ReadBack(happened.Type, happened.Payload.Span);
                _state = behaviour.Touch(_state, context);
                return;
            }

            var read = behaviour.ReadEvent(happened.Type, happened.Payload.Span);
            _state = behaviour.Apply(_state, read, context);
            _newest = behaviour.EpochOf(read) is var epoch && epoch.CompareTo(_newest) > 0 ? epoch : _newest;
        }

        public GrainReplayed Project() => new(behaviour.Project(key, _state, _last!.Version, _last.Hash), _newest);
    }
}

/// <summary>Makes replays.</summary>
internal static class BehaviourReplay
{
    /// <summary>The replay of what a behaviour decides.</summary>
    public static IGrainReplay Of<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour)
        where TState : class => new BehaviourReplay<TState, TCommand, TEvent, TInput>(behaviour);
}
