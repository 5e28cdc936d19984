namespace Coordination.Access;

/// <summary>A role in a hall, or in all of them; in a department, or in all of them.</summary>
/// <param name="Role">The role.</param>
/// <param name="Hall">The hall; null for every hall.</param>
/// <param name="Department">The department; null for every department.</param>
public sealed record Grant(Role Role, CentreId? Hall = null, DepartmentId? Department = null)
{
    /// <summary>Whether it counts in a hall; only one for every hall counts for what belongs to none.</summary>
    internal bool Covers(CentreId? hall) => Hall is null || Hall == hall;
}
