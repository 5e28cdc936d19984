namespace Coordination.Access;

/// <summary>The one function that answers every surface: who may do what. Pure.</summary>
internal static class AccessPolicy
{
    /// <summary>Decides a call. What no grant allows is denied; a further grant never takes anything away.</summary>
    /// <param name="caller">Who calls; null for nobody, who may do nothing.</param>
    /// <param name="call">What is asked for.</param>
    public static AccessDecision Decide(AccessCaller? caller, AccessCall call)
    {
        var (outcome, role) = caller is null ? (AccessOutcome.Denied, default(Role?)) : Best(caller, call);
        return new AccessDecision(outcome, call.Permission, outcome == AccessOutcome.Allowed ? role : null);
    }

    /// <summary>Whether a caller has any part in a hall: to all others its objects are not there.</summary>
    public static bool IsKnownIn(AccessCaller caller, CentreId hall) => caller.Grants.Any(grant => grant.Covers(hall));

    private static (AccessOutcome Outcome, Role? Role) Best(AccessCaller caller, AccessCall call)
    {
        var (best, role) = (call.Hall is null ? AccessOutcome.Denied : AccessOutcome.NotFound, default(Role?));
        foreach (var grant in caller.Grants)
        {
            if (grant.Covers(call.Hall) && OutcomeOf(grant, caller, call) is var outcome && IsBetter(call.Permission, (outcome, grant.Role), (best, role)))
            {
                (best, role) = (outcome, grant.Role);
            }
        }

        return (best, role);
    }

    // Of roles that both allow it, the one that asks for no reason is the better one.
    private static bool IsBetter(Permission permission, (AccessOutcome Outcome, Role Role) one, (AccessOutcome Outcome, Role? Role) other) =>
        Rank(one.Outcome) > Rank(other.Outcome)
        || (one.Outcome == other.Outcome && one.Outcome == AccessOutcome.Allowed && other.Role is { } role
            && AccessMatrix.RuleOf(permission, role).NeedsReason && !AccessMatrix.RuleOf(permission, one.Role).NeedsReason);

    private static AccessOutcome OutcomeOf(Grant grant, AccessCaller caller, AccessCall call)
    {
        var rule = AccessMatrix.RuleOf(call.Permission, grant.Role);
        return !Reaches(rule.Reach, grant, caller, call) ? AccessOutcome.Denied
            : rule.NeedsReason && !call.HasReason ? AccessOutcome.ReasonRequired
            : AccessOutcome.Allowed;
    }

    private static bool Reaches(Reach reach, Grant grant, AccessCaller caller, AccessCall call) => reach switch
    {
        Reach.Own => call.IsOwn,
        Reach.Held => call.IsHeld,
        Reach.Kiosk => call.IsOwn && caller.Purpose == DevicePurpose.Kiosk,
        Reach.Department => call.Department is not null && IsAt(grant, call),
        Reach.Hall => IsAt(grant, call),
        Reach.WholeHall => true,
        _ => false,
    };

    private static bool IsAt(Grant grant, AccessCall call) => grant.Department is null || grant.Department == call.Department;

    // Whoever has a part in the hall learns what they lack; whoever has none does not learn that there is something.
    private static int Rank(AccessOutcome outcome) => outcome switch
    {
        AccessOutcome.NotFound => 0,
        AccessOutcome.Denied => 1,
        AccessOutcome.ReasonRequired => 2,
        _ => 3,
    };
}
