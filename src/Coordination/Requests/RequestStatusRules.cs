namespace Coordination.Requests;

/// <summary>How a request stands, by its items.</summary>
internal static class RequestStatusRules
{
    /// <summary>The one place where a request's status comes from.</summary>
    public static RequestStatus StatusByItems(this RequestState state)
    {
        if (state.Items.IsEmpty)
        {
            return state.Reasons.IsEmpty ? RequestStatus.None : RequestStatus.Refused;
        }

        // A reopened request stands as the one item does that reopening added: all items before it were over.
        var first = state.Reopened == 0 ? 0 : state.Items.Length - 1;
        var seen = 0;
        for (var index = first; index < state.Items.Length; index++)
        {
            seen |= 1 << (int)state.Items[index].Status;
        }

        return (seen & Open) == 0 ? Ended(seen)
            : (seen & Held) != 0 ? RequestStatus.InService
            : (seen & AtOffice) == 0 && Has(seen, WorkItemStatus.AwaitingDocuments) ? RequestStatus.AwaitingDocuments
            : RequestStatus.Waiting;
    }

    /// <summary>Whether the office has something to do now: the service-level clock runs exactly then.</summary>
    public static bool IsWithOffice(this RequestState state)
    {
        // Until the citizen has come there is nothing to do for them.
        var atWork = state.AwaitedUntil is not null ? Held : AtOffice | Held;
        foreach (var item in state.Items)
        {
            if (Has(atWork, item.Status))
            {
                return true;
            }
        }

        return false;
    }

    private const int Held =
        1 << (int)WorkItemStatus.Offered | 1 << (int)WorkItemStatus.Assigned | 1 << (int)WorkItemStatus.Started | 1 << (int)WorkItemStatus.OnHold;

    private const int AtOffice = 1 << (int)WorkItemStatus.Waiting | 1 << (int)WorkItemStatus.UnderReview;

    private const int Open = Held | AtOffice | 1 << (int)WorkItemStatus.Pending | 1 << (int)WorkItemStatus.AwaitingDocuments;

    private static RequestStatus Ended(int seen) =>
        Has(seen, WorkItemStatus.NoShow) ? RequestStatus.NoShow
        : Has(seen, WorkItemStatus.Cancelled) ? RequestStatus.Cancelled
        : RequestStatus.Completed;

    private static bool Has(int seen, WorkItemStatus status) => (seen & 1 << (int)status) != 0;
}
