using Coordination.Web.StaffDesk;

namespace Coordination.Web.Management.Departments;

/// <summary>How many items may be in hand at once.</summary>
internal sealed record LimitBody : ReasonBody
{
    /// <summary>At most so many; null returns to the plan's.</summary>
    public required int? Limit { get; init; }
}
