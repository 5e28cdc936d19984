namespace Coordination.Requests.Events;

/// <summary>The stored names of a request's events. They are a contract: a name never changes its meaning.</summary>
public static class RequestEventNames
{
    /// <summary><see cref="RequestSubmitted"/>.</summary>
    public const string Submitted = "request.submitted";

    /// <summary><see cref="RequestAdmitted"/>.</summary>
    public const string Admitted = "request.admitted";

    /// <summary><see cref="RequestRefused"/>.</summary>
    public const string Refused = "request.refused";

    /// <summary><see cref="ItemQueued"/>.</summary>
    public const string Queued = "item.queued";

    /// <summary><see cref="ItemOffered"/>.</summary>
    public const string Offered = "item.offered";

    /// <summary><see cref="OfferAccepted"/>.</summary>
    public const string Accepted = "item.accepted";

    /// <summary><see cref="OfferDeclined"/>.</summary>
    public const string Declined = "item.declined";

    /// <summary><see cref="OfferExpired"/>.</summary>
    public const string OfferLapsed = "item.offer-expired";

    /// <summary><see cref="ItemAssigned"/>.</summary>
    public const string Assigned = "item.assigned";

    /// <summary><see cref="ItemStarted"/>.</summary>
    public const string Started = "item.started";

    /// <summary><see cref="ItemHeld"/>.</summary>
    public const string Held = "item.held";

    /// <summary><see cref="ItemResumed"/>.</summary>
    public const string Resumed = "item.resumed";

    /// <summary><see cref="ItemCompleted"/>.</summary>
    public const string Completed = "item.completed";

    /// <summary><see cref="ConsentDeemed"/>.</summary>
    public const string Consented = "item.consent-deemed";

    /// <summary><see cref="ItemReleased"/>.</summary>
    public const string Released = "item.released";

    /// <summary><see cref="DocumentsAsked"/>.</summary>
    public const string Asked = "item.documents-asked";

    /// <summary><see cref="DocumentsSupplied"/>.</summary>
    public const string Supplied = "request.documents-supplied";

    /// <summary><see cref="ItemTransferred"/>.</summary>
    public const string Transferred = "item.transferred";

    /// <summary><see cref="DispatchObjected"/>.</summary>
    public const string Objected = "item.objected";

    /// <summary><see cref="ObjectionReviewed"/>.</summary>
    public const string Reviewed = "item.objection-reviewed";

    /// <summary><see cref="CitizenMissed"/>.</summary>
    public const string Recalled = "item.citizen-missed";

    /// <summary><see cref="CitizenGone"/>.</summary>
    public const string NoShow = "request.no-show";

    /// <summary><see cref="RequestEscalated"/>.</summary>
    public const string Escalated = "request.escalated";

    /// <summary><see cref="ServiceLevelMissed"/>.</summary>
    public const string Missed = "request.service-level-missed";

    /// <summary><see cref="Events.ClockMoved"/>.</summary>
    public const string ClockMoved = "request.clock-moved";

    /// <summary><see cref="Events.ClockHalted"/>.</summary>
    public const string ClockHalted = "request.clock-halted";

    /// <summary><see cref="Events.ClockReleased"/>.</summary>
    public const string ClockReleased = "request.clock-released";

    /// <summary><see cref="RequestCancelled"/>.</summary>
    public const string Cancelled = "request.cancelled";

    /// <summary><see cref="RequestRated"/>.</summary>
    public const string Rated = "request.rated";

    /// <summary><see cref="RequestReopened"/>.</summary>
    public const string Reopened = "request.reopened";

    /// <summary><see cref="Events.NextAsked"/>.</summary>
    public const string NextAsked = "item.next-asked";

    /// <summary><see cref="StepReasonGiven"/>.</summary>
    public const string ReasonGiven = "item.reason-given";

    /// <summary><see cref="CitizenArrived"/>.</summary>
    public const string Arrived = "request.arrived";

    /// <summary><see cref="CitizenSteppedBack"/>.</summary>
    public const string SteppedBack = "request.stepped-back";

    /// <summary><see cref="ItemParked"/>.</summary>
    public const string Parked = "item.parked";

    /// <summary><see cref="AppointmentMoved"/>.</summary>
    public const string Moved = "request.appointment-moved";

    /// <summary><see cref="CitizenAbsent"/>.</summary>
    public const string Absent = "request.absent";
}
