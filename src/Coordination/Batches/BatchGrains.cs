using Coordination.Halls;
using Coordination.Identity;

namespace Coordination.Batches;

/// <summary>Batches by their names.</summary>
internal static class BatchGrains
{
    /// <summary>A batch of a hall.</summary>
    public static IBatchGrain Batch(this IGrains grains, CentreId hall, BatchId batch) =>
        BatchGrainKind.Instance.Find(grains, hall.Named(nameof(hall)), batch.Named(nameof(batch)));
}
