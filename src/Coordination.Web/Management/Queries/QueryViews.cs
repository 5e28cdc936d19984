using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>A page of a list, and how current it is.</summary>
/// <param name="Rows">In order.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
/// <param name="Until">When the last event happened that counts in the list; none while none does.</param>
/// <param name="Current">Whether everything counts that was on record when the list was asked for.</param>
internal sealed record QueryPageView<T>(IReadOnlyList<T> Rows, string? Next, DateTimeOffset? Until, bool Current);

/// <summary>A request in a list.</summary>
internal sealed record RequestRowView
{
    /// <summary>The request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The service's name in the plan; none where the plan has it no more.</summary>
    public string? ServiceName { get; init; }

    /// <summary>Where it stands.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>The urgency, 1 to 5; none of one that was refused.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How it came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Who asks.</summary>
    public required ApplicantKind Applicant { get; init; }

    /// <summary>Where something is to be done now and by whom or, closed, where it was last.</summary>
    public required ImmutableArray<RowLink> Places { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When somebody first took it in hand.</summary>
    public DateTimeOffset? FirstTakenAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its service level is used up.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether its service level was missed.</summary>
    public required bool Missed { get; init; }

    /// <summary>The citizen's rating, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int Reopened { get; init; }

    /// <summary>The number of its events.</summary>
    public required long Version { get; init; }

    public static RequestRowView Of(RequestSummary row, HallPlan plan) => new()
    {
        Request = row.Request,
        Service = row.Service,
        ServiceName = plan.Services.FirstOrDefault(service => service.Id == row.Service)?.Name,
        Status = row.Status,
        Urgency = row.Urgency,
        Channel = row.Channel,
        Applicant = row.Applicant,
        Places = row.Places,
        SubmittedAt = row.SubmittedAt,
        FirstTakenAt = row.FirstTakenAt,
        ClosedAt = row.ClosedAt,
        Due = row.Due,
        Missed = row.Missed,
        Rating = row.Rating,
        Reopened = row.Reopened,
        Version = row.Version,
    };
}

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

    /// <summary>Who had it.</summary>
    public required StaffId Staff { get; init; }

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

    public static HandlingRowView Of(Handling row, HallPlan plan) => new()
    {
        Request = row.Request,
        Item = row.Item,
        Step = row.Step,
        Service = row.Service,
        ServiceName = plan.Services.FirstOrDefault(service => service.Id == row.Service)?.Name,
        Department = row.Department,
        Staff = row.Staff,
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
