namespace Coordination.Identity;

/// <summary>Guards public entry points against identities that name nothing: the default of their type.</summary>
internal static class IdGuard
{
    /// <summary>The identity, which names something.</summary>
    /// <exception cref="ArgumentException">It is the default of its type: a fault of the caller's program.</exception>
    public static TId Named<TId>(this TId id, string parameter)
        where TId : struct, IId<TId>, IEquatable<TId> =>
        id.Equals(default) ? throw new ArgumentException($"The {parameter} is not named: give {TId.Format}.", parameter) : id;
}
