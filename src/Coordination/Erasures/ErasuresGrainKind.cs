using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;

namespace Coordination.Erasures;

/// <summary>A hall's erasures, as a kind of grain.</summary>
internal sealed class ErasuresGrainKind()
    : HallGrainKind<IErasuresGrain, ErasuresScope, ErasuresCommand, ErasuresReceipt, ErasuresState, ErasuresState>(
        ErasuresBehaviour.Number, "erasures", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly ErasuresBehaviour Behaviour = new();

    public static ErasuresGrainKind Instance { get; } = new();

    public override IErasuresGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, ErasuresScope id, HallServices services) => new ErasuresGrain(centre, services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<ErasuresCommand, ErasuresReceipt, ErasuresState, ErasuresState>(channel), IErasuresGrain;
}
