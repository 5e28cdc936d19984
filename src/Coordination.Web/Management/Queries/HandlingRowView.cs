using Coordination.Departments;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>One stretch for which somebody had an item in hand.</summary>
internal sealed record HandlingRowView
{
    /// <summary>The request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>The item's number.</summary>
    public required int Item { get; init; }

    /// <summary>The step of the service.</summary>
    public required StepId Step { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The service's name in the plan; none where the plan has it no more.</summary>
    public string? ServiceName { get; init; }

    /// <summary>The department where the item was.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>The department's name in the plan; none where the plan has it no more.</summary>
    public string? DepartmentName { get; init; }

    /// <summary>Who had it.</summary>
    public required StaffId Staff { get; init; }

    /// <summary>Their name in the plan; none where the plan has them no more.</summary>
    public string? StaffName { get; init; }

    /// <summary>How the request came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How urgent the request was when they took it, 1 to 5.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Since when the item had waited.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When it came into their hands.</summary>
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>When they began; none where nobody recorded it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When they had it no more; none while they do.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The event that ended it, such as <c>item.completed</c>.</summary>
    public string? Ending { get; init; }

    /// <summary>What came of it, where they completed it.</summary>
    public string? Outcome { get; init; }

    public static HandlingRowView Of(Handling row, RowNames names) => new()
    {
        Request = row.Request,
        Item = row.Item,
        Step = row.Step,
        Service = row.Service,
        ServiceName = names.Of(row.Service),
        Department = row.Department,
        DepartmentName = names.Of(row.Department),
        Staff = row.Staff,
        StaffName = names.Of(row.Staff),
        Channel = row.Channel,
        Urgency = row.Urgency,
        QueuedAt = row.QueuedAt,
        AssignedAt = row.AssignedAt,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
        Ending = row.Ending,
        Outcome = row.Outcome,
    };
}
