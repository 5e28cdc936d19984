using Coordination.Access;
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

    /// <summary>The key of a hall's, or of what belongs to no hall.</summary>
    public static GrainKey KeyOf(CentreId? hall) => hall is { } one
        ? Instance.KeyOf(one, ErasuresScope.Hall.ToString())
        : Instance.KeyOf(AccessScope.Everywhere, ErasuresScope.AllHalls.ToString());

    public override IErasuresGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, ErasuresScope id, HallServices services) => new ErasuresGrain(centre, id, services);

    private sealed class Proxy(IGrainChannel channel)
        : HallGrainProxy<ErasuresCommand, ErasuresReceipt, ErasuresState, ErasuresState>(channel), IErasuresGrain;
}
