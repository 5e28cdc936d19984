using System.Collections.Immutable;
using Coordination.Requests;
using Coordination.Web.StaffDesk;

namespace Coordination.Web.Portal;

/// <summary>Why a request is withdrawn, where somebody says so.</summary>
internal sealed record CancelBody : ReasonBody;

/// <summary>Documents that were asked for.</summary>
internal sealed record DocumentsBody
{
    /// <summary>Their ids, as the request's <c>missingDocuments</c> names them.</summary>
    public required ImmutableArray<string> Documents { get; init; }
}

/// <summary>The citizen's rating of the visit.</summary>
internal sealed record RatingBody
{
    /// <summary>1 (very bad) to 5 (very good).</summary>
    public required int Score { get; init; }

    /// <summary>In words; kept so that it can be erased.</summary>
    public string? Comment { get; init; }
}

/// <summary>How long the citizen lets others go first.</summary>
internal sealed record StepBackBody
{
    /// <summary>In minutes, 1 to 480.</summary>
    public required int Minutes { get; init; }
}

/// <summary>The time to which a booked visit moves, and why where somebody says so.</summary>
internal sealed record AppointmentBody : ReasonBody
{
    /// <summary>The new time; still to come, and while the department that receives the citizen is open.</summary>
    public required DateTimeOffset AppointmentAt { get; init; }
}

/// <summary>The first request of a visit, which its receipt proves to be the same citizen's.</summary>
/// <param name="Request">Its id.</param>
/// <param name="Code">Its tracking code.</param>
internal sealed record VisitBody(RequestId Request, TrackingCode Code);
