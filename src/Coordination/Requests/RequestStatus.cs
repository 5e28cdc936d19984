using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Requests;

/// <summary>Where a request stands. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<RequestStatus>))]
public enum RequestStatus
{
    /// <summary>Never submitted.</summary>
    None,

    /// <summary>Not admitted; the end.</summary>
    Refused,

    /// <summary>Open; nobody works on it right now.</summary>
    Waiting,

    /// <summary>Open; at least one item is offered to, or held by, somebody.</summary>
    InService,

    /// <summary>Open; waits for the citizen: documents are asked for. The service clock is stopped.</summary>
    AwaitingDocuments,

    /// <summary>Every item is finished; the end, unless reopened.</summary>
    Completed,

    /// <summary>Withdrawn; the end.</summary>
    Cancelled,

    /// <summary>The citizen did not come; the end, unless reopened.</summary>
    NoShow,
}

/// <summary>Where a work item stands. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WorkItemStatus>))]
public enum WorkItemStatus
{
    /// <summary>Steps before it are not finished.</summary>
    Pending,

    /// <summary>In a queue.</summary>
    Waiting,

    /// <summary>Offered to somebody, who has not answered.</summary>
    Offered,

    /// <summary>Held by somebody; the citizen is called.</summary>
    Assigned,

    /// <summary>Being worked on.</summary>
    Started,

    /// <summary>Held, but set aside; it keeps its holder's capacity.</summary>
    OnHold,

    /// <summary>Waits for the citizen's documents; nobody holds it.</summary>
    AwaitingDocuments,

    /// <summary>Its holder said "not ours"; waits for the centre's review.</summary>
    UnderReview,

    /// <summary>Finished with an outcome.</summary>
    Completed,

    /// <summary>The limit passed, and the department is deemed to consent.</summary>
    DeemedConsent,

    /// <summary>The request was cancelled.</summary>
    Cancelled,

    /// <summary>The citizen did not come.</summary>
    NoShow,
}

/// <summary>What the statuses mean for queues and counts.</summary>
public static class StatusExtensions
{
    /// <summary>Whether more is expected to happen.</summary>
    public static bool IsOpen(this RequestStatus status) =>
        status is RequestStatus.Waiting or RequestStatus.InService or RequestStatus.AwaitingDocuments;

    /// <summary>Whether the item is over.</summary>
    public static bool IsFinal(this WorkItemStatus status) =>
        status is WorkItemStatus.Completed or WorkItemStatus.DeemedConsent or WorkItemStatus.Cancelled or WorkItemStatus.NoShow;

    /// <summary>Whether somebody's capacity is taken by the item.</summary>
    public static bool IsHeld(this WorkItemStatus status) =>
        status is WorkItemStatus.Offered or WorkItemStatus.Assigned or WorkItemStatus.Started or WorkItemStatus.OnHold;
}
