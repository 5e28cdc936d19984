using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Placement;

/// <summary>On the silo whose address is the grain's key.</summary>
[GenerateSerializer]
[Immutable]
[Alias("coordination.on-its-silo")]
internal sealed class OnItsSiloPlacement : PlacementStrategy;
