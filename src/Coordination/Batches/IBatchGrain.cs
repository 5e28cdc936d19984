using Coordination.Halls;

namespace Coordination.Batches;

/// <summary>One command for many requests of a hall.</summary>
internal interface IBatchGrain : IHallGrain<BatchCommand, BatchReceipt, BatchState, BatchState>;
