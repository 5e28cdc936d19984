using Coordination.Departments;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>Where something is to be done, and by whom.</summary>
internal sealed record PlaceView
{
    /// <summary>The department.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>Its name in the plan; none where the plan has it no more.</summary>
    public string? DepartmentName { get; init; }

    /// <summary>Who holds it; none where nobody does.</summary>
    public StaffId? Staff { get; init; }

    /// <summary>Their name in the plan; none where the plan has them no more.</summary>
    public string? StaffName { get; init; }

    public static PlaceView Of(RowLink place, RowNames names) => new()
    {
        Department = place.Department,
        DepartmentName = names.Of(place.Department),
        Staff = place.Staff,
        StaffName = place.Staff is { } holder ? names.Of(holder) : null,
    };
}
