using Orleans.Placement;

namespace Coordination.Orleans.Placement;

/// <summary>Says that a grain stands for one silo.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OnItsSiloAttribute() : PlacementAttribute(new OnItsSiloPlacement());
