using Coordination.Grains;
using Coordination.Halls;

namespace Coordination.Batches;

/// <summary>A batch, as a kind of grain.</summary>
internal sealed class BatchGrainKind()
    : HallGrainKind<IBatchGrain, BatchId, BatchCommand, BatchReceipt, BatchState, BatchState>(
        BatchBehaviour.Number, "batch", BehaviourReplay.Of(Behaviour), Behaviour.Events)
{
    private static readonly BatchBehaviour Behaviour = new();

    public static BatchGrainKind Instance { get; } = new();

    /// <summary>Reads a batch's state from its row.</summary>
    public static BatchState ReadState(ReadOnlySpan<byte> json) => Behaviour.ReadState(json);

    public override IBatchGrain Over(IGrainChannel channel) => new Proxy(channel);

    protected override IGrainActivation Create(CentreId centre, BatchId id, HallServices services) => new BatchGrain(centre, id, services);

    private sealed class Proxy(IGrainChannel channel) : HallGrainProxy<BatchCommand, BatchReceipt, BatchState, BatchState>(channel), IBatchGrain;
}
