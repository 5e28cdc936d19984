using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Which handlings to list, by the time at which they began. Conditions that are null do not restrict.</summary>
internal sealed record HandlingFilter
{
    /// <summary>Of this hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>Of this member of staff.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>At this department.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Of this service.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>That go on, or have ended.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Begun within.</summary>
    public TimeRange Assigned { get; init; }

    /// <summary>The latest first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Where the page before ended; null for the first page.</summary>
    public QueryCursor? After { get; init; }

    /// <summary>At most so many rows: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
