using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

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
    public required ImmutableArray<PlaceView> Places { get; init; }

    /// <summary>Who has completed steps of it, in order; none where nobody has yet.</summary>
    public ImmutableArray<HandlerView>? HandledBy { get; init; }

    /// <summary>How its items stand right now; none where it is closed, or where the hall did not answer.</summary>
    public ImmutableArray<WaitView>? Waits { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When somebody first took it in hand.</summary>
    public DateTimeOffset? FirstTakenAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When its service level is used up.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The whole minutes until then; negative when they have passed. Only of an open one.</summary>
    public int? MinutesToDue { get; init; }

    /// <summary>Whether its service level was missed.</summary>
    public required bool Missed { get; init; }

    /// <summary>The citizen's rating, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int Reopened { get; init; }

    /// <summary>The number of its events.</summary>
    public required long Version { get; init; }

    public static RequestRowView Of(RequestSummary row, RowNames names, WaitReport? wait, ImmutableArray<StaffId> handlers, DateTimeOffset now) => new()
    {
        Request = row.Request,
        Service = row.Service,
        ServiceName = names.Of(row.Service),
        Status = row.Status,
        Urgency = row.Urgency,
        Channel = row.Channel,
        Applicant = row.Applicant,
        Places = [.. row.Places.Select(place => PlaceView.Of(place, names))],
        HandledBy = handlers.IsDefaultOrEmpty ? null : [.. handlers.Select(handler => new HandlerView(handler, names.Of(handler)))],
        Waits = wait?.Items.Select(WaitView.Of).ToImmutableArray(),
        SubmittedAt = row.SubmittedAt,
        FirstTakenAt = row.FirstTakenAt,
        ClosedAt = row.ClosedAt,
        Due = row.Due,
        MinutesToDue = row.Due is { } due && row.ClosedAt is null ? (int)Math.Floor((due - now).TotalMinutes) : null,
        Missed = row.Missed,
        Rating = row.Rating,
        Reopened = row.Reopened,
        Version = row.Version,
    };
}
