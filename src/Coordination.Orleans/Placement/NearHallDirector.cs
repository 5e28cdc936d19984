using Coordination.Orleans.Grains;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Coordination.Orleans.Placement;

/// <summary>Places a hall's grains where the hall is at home.</summary>
/// <remarks>
/// The key of a centre, a plan, a department or a member of staff names the hall. The id of a request does not: who submits
/// it says the hall beside the call, and so does the request itself when it was loaded elsewhere and moves home. Every other
/// caller of a request that is in no memory is mostly its centre, which is at home there, so that the caller's own silo is right.
/// </remarks>
internal sealed class NearHallDirector(HallHomes homes) : IPlacementDirector
{
    /// <summary>Beside a call: the hall of the request that is called.</summary>
    public const string HallHint = "coordination.hall";

    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var silos = context.GetCompatibleSilos(target);
        return Task.FromResult(HallOf(target) is { } hall ? homes.Of(hall, silos)
            : Array.IndexOf(silos, context.LocalSilo) >= 0 && context.LocalSiloStatus == SiloStatus.Active ? context.LocalSilo
            : silos[(int)(target.GrainIdentity.GetUniformHashCode() % (uint)silos.Length)]);
    }

    private static string? HallOf(PlacementTarget target) =>
        target.GrainIdentity.Type != Request ? HallKey.CentreOf(target.GrainIdentity.Key.ToString()).ToString()
        : target.RequestContextData is { } beside && beside.TryGetValue(HallHint, out var hint) ? hint as string
        : null;

    private static readonly GrainType Request = GrainType.Create(GrainNames.Request);
}
