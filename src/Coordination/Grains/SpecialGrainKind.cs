using Coordination.Identity;
using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>A kind of grain that hosts run by a path of its own, because more is asked of it than commands and reading.</summary>
/// <typeparam name="TId">Its id, which is unique by itself.</typeparam>
internal sealed class SpecialGrainKind<TId>(GrainKind kind, string name, IGrainReplay replay, IReadOnlyCollection<string> events)
    : GrainKindDefinition(kind, name, replay, events)
    where TId : struct, IId<TId>
{
    public override string IdFormat => TId.Format;

    public override bool IsId(string? id) => TId.TryParse(id, out _);

    /// <summary>The kind that a behaviour makes.</summary>
    public static SpecialGrainKind<TId> Of<TState, TCommand, TEvent, TInput>(GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour)
        where TState : class =>
        new(behaviour.Kind, GrainKindNames.NameOf(behaviour.Kind), BehaviourReplay.Of(behaviour), behaviour.Events);
}
