using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Coordination.Orleans.Placement;

/// <summary>Places a silo's grain on that silo, and nowhere when it is gone.</summary>
internal sealed class OnItsSiloDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silo = SiloAddress.FromParsableString(target.GrainIdentity.Key.ToString()!);
        return context.GetCompatibleSilos(target).Contains(silo)
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new SiloUnavailableException($"The silo {silo} is gone."));
    }
}
