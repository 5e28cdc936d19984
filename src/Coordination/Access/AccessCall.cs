namespace Coordination.Access;

/// <summary>What a call asks for, and of what: everything that the policy looks at beside the caller.</summary>
/// <param name="Permission">What it asks for.</param>
/// <param name="Hall">The hall of what it touches; null for what belongs to no hall.</param>
internal sealed record AccessCall(Permission Permission, CentreId? Hall)
{
    /// <summary>The department at which it stands; null for what belongs to the hall as a whole.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Whether the caller submitted it, or is about to.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether the caller holds it, or it is their own desk.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether a reason was given.</summary>
    public bool HasReason { get; init; }
}
