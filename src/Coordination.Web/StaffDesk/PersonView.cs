using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Web.StaffDesk;

/// <summary>A member of staff and what they hold.</summary>
internal sealed record PersonView
{
    /// <summary>Who.</summary>
    public required StaffId Id { get; init; }

    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The number of changes.</summary>
    public required long Version { get; init; }

    /// <summary>How the person stands to work.</summary>
    public required StaffPresence Presence { get; init; }

    /// <summary>The window, while signed on.</summary>
    public string? Window { get; init; }

    /// <summary>Why paused.</summary>
    public ReasonId? PauseReason { get; init; }

    /// <summary>Since when in this presence.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What is offered to them or held by them.</summary>
    public required ImmutableArray<HeldItemView> Holds { get; init; }
}

/// <summary>An item in somebody's hands.</summary>
internal sealed record HeldItemView
{
    /// <summary>The request.</summary>
    public required RequestId Request { get; init; }

    /// <summary>The item's number in it.</summary>
    public required int Item { get; init; }

    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The step.</summary>
    public required StepId Step { get; init; }

    /// <summary>The department.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>Offered, assigned, started or on hold.</summary>
    public required WorkItemStatus Status { get; init; }

    /// <summary>How urgent.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>How the request came in.</summary>
    public required Channel Channel { get; init; }

    /// <summary>Needs of the citizen, but for sensitive ones.</summary>
    public required ImmutableArray<string> Needs { get; init; }

    /// <summary>Until when an offer stands.</summary>
    public DateTimeOffset? OfferExpiresAt { get; init; }

    /// <summary>By when the request is promised.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Why it came to them.</summary>
    public string? Why { get; init; }
}
