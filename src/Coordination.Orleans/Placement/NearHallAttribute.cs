using Orleans.Placement;

namespace Coordination.Orleans.Placement;

/// <summary>Says that a grain lives near its hall.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NearHallAttribute() : PlacementAttribute(new NearHallPlacement());
