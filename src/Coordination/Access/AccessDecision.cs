namespace Coordination.Access;

/// <summary>What the policy says to a call.</summary>
/// <param name="Outcome">Whether it may go on.</param>
/// <param name="Permission">The permission that was asked for: of a denied call, the one that is missing.</param>
/// <param name="As">Of an allowed call: the role that allows it.</param>
internal readonly record struct AccessDecision(AccessOutcome Outcome, Permission Permission, Role? As = null)
{
    /// <summary>Whether the call may go on.</summary>
    public bool IsAllowed => Outcome == AccessOutcome.Allowed;
}

/// <summary>What a call comes to. Nothing is allowed that was not granted.</summary>
internal enum AccessOutcome
{
    /// <summary>The caller lacks the permission.</summary>
    Denied,

    /// <summary>What it touches is of a hall in which the caller has no part: for them it is not there.</summary>
    NotFound,

    /// <summary>It is allowed with a reason, and none was given.</summary>
    ReasonRequired,

    /// <summary>It is allowed.</summary>
    Allowed,
}
