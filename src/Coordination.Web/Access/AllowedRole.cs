using Coordination.Access;

namespace Coordination.Web.Access;

/// <summary>The role by which the policy allows a call.</summary>
internal sealed record AllowedRole(Role Role);
