using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>One stretch for which somebody had an item in hand: from its assignment until they completed it, or it went elsewhere.</summary>
internal sealed record Handling
{
    /// <summary>The request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>Which stretch of the request's, from 0 in the order in which they began.</summary>
    public required int Number { get; init; }

    /// <summary>The item's number.</summary>
    public required int Item { get; init; }

    /// <summary>The step of the service.</summary>
    public required StepId Step { get; init; }

    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The department where the item was.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>Who had it.</summary>
    public required StaffId Staff { get; init; }

    /// <summary>How the request came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How urgent the request was when they took it.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Since when the item had waited.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>When it came into their hands.</summary>
    public required DateTimeOffset AssignedAt { get; init; }

    /// <summary>When they began; null where nobody recorded it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When they had it no more; null while they do.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The stable name of the event that ended it, such as <c>item.completed</c>; null while they have it.</summary>
    public string? Ending { get; init; }

    /// <summary>What came of it, where they completed it.</summary>
    public string? Outcome { get; init; }
}
