using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Callers;

/// <summary>A handler's argument that says who calls.</summary>
internal interface ICaller
{
    /// <summary>The same for a caller whom a credential proved and whom the policy allows the call.</summary>
    /// <param name="actor">Who acts, and as what.</param>
    /// <param name="staff">The entry in the hall's plan, of somebody who has one.</param>
    /// <param name="context">The call.</param>
    object As(Actor actor, StaffId? staff, HttpContext context);
}
