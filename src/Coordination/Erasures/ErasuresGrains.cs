using Coordination.Halls;
using Coordination.Identity;

namespace Coordination.Erasures;

/// <summary>Erasures by their hall.</summary>
internal static class ErasuresGrains
{
    /// <summary>What was asked of a hall about people's data.</summary>
    public static IErasuresGrain Erasures(this IGrains grains, CentreId hall) =>
        ErasuresGrainKind.Instance.Find(grains, hall.Named(nameof(hall)), ErasuresScope.Hall);
}
