using Coordination.Access;
using Coordination.Halls;
using Coordination.Identity;

namespace Coordination.Erasures;

/// <summary>Erasures by their hall.</summary>
internal static class ErasuresGrains
{
    /// <summary>What was asked of a hall about people's data.</summary>
    public static IErasuresGrain Erasures(this IGrains grains, CentreId hall) =>
        ErasuresGrainKind.Instance.Find(grains, hall.Named(nameof(hall)), ErasuresScope.Hall);

    /// <summary>What was asked about people's data that belongs to no hall.</summary>
    public static IErasuresGrain ErasuresOfAllHalls(this IGrains grains) =>
        ErasuresGrainKind.Instance.Find(grains, AccessScope.Everywhere, ErasuresScope.AllHalls);
}
