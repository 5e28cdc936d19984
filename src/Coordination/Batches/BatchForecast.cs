using System.Text.Json.Serialization;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>Why a request looks as if it will refuse a batch's command, by how it stands in the list.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<BatchDoubt>))]
internal enum BatchDoubt
{
    /// <summary>It has ended.</summary>
    Closed,

    /// <summary>It has not ended.</summary>
    Open,

    /// <summary>It was never admitted.</summary>
    NotAdmitted,

    /// <summary>It has that urgency already.</summary>
    SameUrgency,

    /// <summary>Nobody has an item of it in hand.</summary>
    NotInHand,

    /// <summary>It waits for the citizen's documents.</summary>
    AwaitingDocuments,

    /// <summary>It is at that department already.</summary>
    SameDepartment,

    /// <summary>That person has it already.</summary>
    SamePerson,
}

/// <summary>Foresees what a batch will come to. Pure, and no promise: what counts is how a request stands when it is told.</summary>
internal static class BatchForecast
{
    /// <summary>Why a request will probably refuse; null where it will probably not.</summary>
    /// <param name="order">The command.</param>
    /// <param name="status">Where the request stands.</param>
    /// <param name="urgency">How urgent it is.</param>
    /// <param name="places">The departments and holders where something is to be done.</param>
    public static BatchDoubt? Of(BatchOrder order, RequestStatus status, Urgency? urgency, IReadOnlyList<RowLink> places) =>
        status is RequestStatus.Refused or RequestStatus.None ? BatchDoubt.NotAdmitted
        : order.Verb == BatchVerb.Reopen ? status.IsOpen() ? BatchDoubt.Open : null
        : !status.IsOpen() ? BatchDoubt.Closed
        : order.Verb switch
        {
            BatchVerb.Escalate => urgency == order.Urgency ? BatchDoubt.SameUrgency : null,
            BatchVerb.Release => status != RequestStatus.InService ? BatchDoubt.NotInHand : null,
            BatchVerb.Transfer => status == RequestStatus.AwaitingDocuments ? BatchDoubt.AwaitingDocuments
                : places.Count > 0 && places.All(place => place.Department == order.To) ? BatchDoubt.SameDepartment
                : null,
            BatchVerb.Give => status == RequestStatus.AwaitingDocuments ? BatchDoubt.AwaitingDocuments
                : places.Count > 0 && places.All(place => place.Staff == order.Staff) ? BatchDoubt.SamePerson
                : null,
            _ => null,
        };
}
