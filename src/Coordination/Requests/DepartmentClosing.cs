using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests;

/// <summary>The last closing of a department that counts at a time, and what becomes of what is there since before.</summary>
/// <param name="Department">Which.</param>
/// <param name="At">The end of its day's last hours.</param>
/// <param name="Waiting">What becomes of those who wait.</param>
/// <param name="InHand">What becomes of what is in hand.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record DepartmentClosing(DepartmentId Department, DateTimeOffset At, WaitingAtClosing Waiting, InHandAtClosing InHand, ReasonId Reason)
{
    /// <summary>What becomes of an item of the department.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="queuedAt">Its age; of what is booked, the booked time.</param>
    /// <param name="backAt">When it came back to the queue where it waits; null where it never did.</param>
    /// <param name="assignedAt">Since when it is in hand; null of what is not.</param>
    /// <param name="channel">How its citizen is there.</param>
    public ItemAtClosing Of(WorkItemStatus status, DateTimeOffset? queuedAt, DateTimeOffset? backAt, DateTimeOffset? assignedAt, Channel channel) => status switch
    {
        WorkItemStatus.Waiting => queuedAt < At && !(backAt >= At) && IsThere(channel) && Waiting == WaitingAtClosing.End ? ItemAtClosing.Ended : ItemAtClosing.Kept,
        WorkItemStatus.Assigned or WorkItemStatus.Started or WorkItemStatus.OnHold when assignedAt < At => InHand switch
        {
            InHandAtClosing.Keep => ItemAtClosing.Kept,
            InHandAtClosing.End when IsThere(channel) => ItemAtClosing.Ended,
            _ => ItemAtClosing.Released,
        },
        _ => ItemAtClosing.Kept,
    };

    // At a window or on the telephone, and not any more when nobody is there.
    private static bool IsThere(Channel channel) => channel != Channel.Online;
}

/// <summary>What becomes of an item whose department has closed for the day.</summary>
internal enum ItemAtClosing
{
    /// <summary>Nothing.</summary>
    Kept,

    /// <summary>It goes back to its queue.</summary>
    Released,

    /// <summary>It ends.</summary>
    Ended,
}
