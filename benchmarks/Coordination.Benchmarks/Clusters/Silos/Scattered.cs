using Coordination.Orleans.Grains;
using Coordination.Orleans.Placement;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Runtime.Hosting;
using Orleans.Runtime.Placement;

namespace Coordination.Benchmarks.Clusters.Silos;

/// <summary>What placement near the hall is measured against: requests, people and departments on any silo, only centres and plans at home.</summary>
internal sealed class Scattered(HallHomes homes) : IPlacementDirector
{
    private readonly NearHallDirector _near = new(homes);

    /// <summary>Puts this director in the usual one's place.</summary>
    public static void Use(ISiloBuilder silo) => silo.Services.AddPlacementDirector<NearHallPlacement, Scattered>();

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        return target.GrainIdentity.Type.ToString() is GrainNames.Request or GrainNames.Hall
            ? Task.FromResult(silos[(int)(target.GrainIdentity.GetUniformHashCode() % (uint)silos.Length)])
            : _near.OnAddActivation(strategy, target, context);
    }
}
