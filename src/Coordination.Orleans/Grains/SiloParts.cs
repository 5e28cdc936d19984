using Coordination.Centres;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Orleans.Halls;
using Coordination.Orleans.Placement;

namespace Coordination.Orleans.Grains;

/// <summary>What the grains of one silo share.</summary>
/// <param name="Services">What every grain of the core works with.</param>
/// <param name="Centres">Settings of the centres.</param>
/// <param name="Restarts">Calls centres again whose start failed.</param>
/// <param name="Behaviour">What makes a request.</param>
/// <param name="Homes">Which silo a hall is at home on.</param>
/// <param name="Local">The grains that are here.</param>
internal sealed record SiloParts(
    HallServices Services, CentreOptions Centres, CentreRestarts Restarts, HostParts Behaviour, HallHomes Homes, LocalGrains Local);
