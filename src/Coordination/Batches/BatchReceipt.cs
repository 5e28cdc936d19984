namespace Coordination.Batches;

/// <summary>The answer to a granted command.</summary>
/// <param name="Batch">Which.</param>
/// <param name="Version">The number of its events.</param>
/// <param name="Stage">How far it is.</param>
internal sealed record BatchReceipt(BatchId Batch, long Version, BatchStage Stage);
