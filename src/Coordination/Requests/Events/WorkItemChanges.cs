using System.Collections.Immutable;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>What several events do alike to a work item.</summary>
internal static class WorkItemChanges
{
    /// <summary>Nobody holds it any more; its age stays.</summary>
    public static WorkItemState Freed(this WorkItemState item, WorkItemStatus status) => item with
    {
        Status = status,
        Holder = null,
        AssignedAt = null,
        StartedAt = null,
        OfferExpiresAt = null,
        Why = null,
        TakenWith = null,
    };

    /// <summary>It is back in its queue, with its age: it has not waited there all the while.</summary>
    public static WorkItemState Back(this WorkItemState item, DateTimeOffset at) => item with { Status = WorkItemStatus.Waiting, BackAt = at };

    /// <summary>It is over.</summary>
    public static WorkItemState Ended(this WorkItemState item, WorkItemStatus status, DateTimeOffset at) =>
        item.Ended(status, at, item.StartedAt, item.Outcome);

    /// <summary>It is over, and what came of it.</summary>
    public static WorkItemState Ended(
        this WorkItemState item, WorkItemStatus status, DateTimeOffset at, DateTimeOffset? startedAt, string? outcome) => item with
    {
        Status = status,
        StartedAt = startedAt,
        EndedAt = at,
        Outcome = outcome,
        BackAt = null,
        NotBefore = null,
        OfferExpiresAt = null,
        ConsentAt = null,
        ConsentLeft = null,
        Exclusions = [],
    };

    /// <summary>Somebody is not offered it until a time; exclusions that are over are dropped.</summary>
    public static WorkItemState Without(this WorkItemState item, StaffId staff, DateTimeOffset until, DateTimeOffset at)
    {
        var exclusions = item.Exclusions.RemoveAll(exclusion => exclusion.Until <= at || exclusion.Staff == staff);
        return item with { Exclusions = until > at ? exclusions.Add(new Exclusion(staff, until)) : exclusions };
    }

    /// <summary>The items, with a change to those that stand in one way.</summary>
    public static ImmutableArray<WorkItemState> Each(this ImmutableArray<WorkItemState> items, WorkItemStatus status, Func<WorkItemState, WorkItemState> change) =>
        [.. items.Select(item => item.Status == status ? change(item) : item)];

    /// <summary>Every item that is not over ends with the request.</summary>
    public static ImmutableArray<WorkItemState> AllEnded(this ImmutableArray<WorkItemState> items, DateTimeOffset at) =>
        [.. items.Select(item => item.Status.IsFinal() ? item : item.Ended(WorkItemStatus.Cancelled, at))];
}
