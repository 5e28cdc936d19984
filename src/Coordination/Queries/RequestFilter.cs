using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>Which requests to list. Conditions that are null do not restrict.</summary>
internal sealed record RequestFilter
{
    /// <summary>Of this hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>Of this service.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>In one of these statuses; empty for any.</summary>
    public ImmutableArray<RequestStatus> Statuses { get; init; } = [];

    /// <summary>Open or closed.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Of this urgency.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>With something to be done at this department or, closed, last there.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>Held by this member of staff.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>That this member of staff had in hand at some time.</summary>
    public StaffId? HandledBy { get; init; }

    /// <summary>That came in this way.</summary>
    public Channel? Channel { get; init; }

    /// <summary>Of whom.</summary>
    public ApplicantKind? Applicant { get; init; }

    /// <summary>Whose service level was missed, or was not.</summary>
    public bool? Missed { get; init; }

    /// <summary>Submitted within.</summary>
    public TimeRange Submitted { get; init; }

    /// <summary>Ended within.</summary>
    public TimeRange Closed { get; init; }

    /// <summary>Due within.</summary>
    public TimeRange Due { get; init; }

    /// <summary>By what to order.</summary>
    public RequestOrder Order { get; init; }

    /// <summary>The latest first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Where the page before ended; null for the first page.</summary>
    public QueryCursor? After { get; init; }

    /// <summary>At most so many rows: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}

/// <summary>The orders of a list of requests; ties break by id.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RequestOrder>))]
internal enum RequestOrder
{
    /// <summary>By submission.</summary>
    Submitted,

    /// <summary>By the end; only those that have ended.</summary>
    Closed,

    /// <summary>By what is due next; only those that are due.</summary>
    Due,
}

/// <summary>A stretch of time.</summary>
/// <param name="From">At or after; null for no beginning.</param>
/// <param name="Before">Before; null for no end.</param>
internal readonly record struct TimeRange(DateTimeOffset? From, DateTimeOffset? Before);
