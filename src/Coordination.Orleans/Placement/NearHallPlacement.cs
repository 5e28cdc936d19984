using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Placement;

/// <summary>Everything of a hall on the silo where the hall is at home.</summary>
[GenerateSerializer]
[Immutable]
[Alias("coordination.near-hall")]
internal sealed class NearHallPlacement : PlacementStrategy;
