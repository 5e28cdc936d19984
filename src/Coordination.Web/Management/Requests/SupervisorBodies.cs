using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Web.StaffDesk;

namespace Coordination.Web.Management.Requests;

/// <summary>A new urgency.</summary>
internal sealed record EscalateBody : ReasonBody
{
    /// <summary>The level, 1 to 5.</summary>
    public required Urgency Urgency { get; init; }
}

/// <summary>To whom an item is given.</summary>
internal sealed record GiveBody : ReasonBody
{
    /// <summary>Somebody who is signed on, serves the item's department and has room for it.</summary>
    public required StaffId Staff { get; init; }
}

/// <summary>The decision on an objection.</summary>
internal sealed record ReviewBody : ReasonBody
{
    /// <summary>Upheld: to another department. Otherwise back to the same.</summary>
    public required bool Upheld { get; init; }

    /// <summary>The other department, when upheld.</summary>
    public DepartmentId? To { get; init; }
}
