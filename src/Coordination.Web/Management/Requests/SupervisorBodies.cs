using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Web.Management.Requests;

/// <summary>A new urgency.</summary>
internal sealed record EscalateBody
{
    /// <summary>The level, 1 to 5.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }
}

/// <summary>The decision on an objection.</summary>
internal sealed record ReviewBody
{
    /// <summary>Upheld: to another department. Otherwise back to the same.</summary>
    public required bool Upheld { get; init; }

    /// <summary>The other department, when upheld.</summary>
    public DepartmentId? To { get; init; }

    /// <summary>Why, for the record.</summary>
    public required string Reason { get; init; }
}
