using Coordination.Halls;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>Access by its hall.</summary>
public static class AccessGrains
{
    /// <summary>Who may call a hall.</summary>
    public static IAccessGrain Access(this IGrains grains, CentreId hall)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return AccessGrainKind.Instance.Find(grains, hall.Named(nameof(hall)), AccessScope.OneHall);
    }

    /// <summary>Who may call every hall.</summary>
    public static IAccessGrain AccessToAllHalls(this IGrains grains)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return AccessGrainKind.Instance.Find(grains, AccessScope.Everywhere, AccessScope.AllHalls);
    }
}
