using Coordination.Access;
using Coordination.Web.Access;

namespace Coordination.Web.StaffDesk;

/// <summary>Whoever does somebody's work in their place, by a role that asks for a reason, says why.</summary>
internal static class StandingIn
{
    /// <summary>Whether the role by which a call is allowed asks for a reason.</summary>
    public static bool SaysWhy(AllowedRole? allowed) => allowed is not null && AccessMatrix.RuleOf(Permission.WorkOnItems, allowed.Role).NeedsReason;
}
