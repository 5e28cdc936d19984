using Coordination.Grains;
using Coordination.Halls;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>A suggestion, as a kind of grain.</summary>
internal sealed class SuggestionGrainKind()
    : HallGrainKind<ISuggestionGrain, SuggestionId, SuggestionCommand, SuggestionReceipt, SuggestionState, SuggestionState>(
        SuggestionBehaviour.Number, "suggestion", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly SuggestionBehaviour Behaviour = new();

    public static SuggestionGrainKind Instance { get; } = new();

    internal override int MaxLive => 10_000;

    internal override bool LeavesWhenIdle => true;

    public override ISuggestionGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, SuggestionId id, HallServices services) => new SuggestionGrain(centre, id, services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<SuggestionCommand, SuggestionReceipt, SuggestionState, SuggestionState>(channel), ISuggestionGrain;
}
