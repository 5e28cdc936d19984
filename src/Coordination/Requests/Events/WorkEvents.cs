using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>The steps before an item are finished: its turn came.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="QueuedAt">Its age from now on.</param>
/// <param name="ConsentAt">When the department is deemed to consent.</param>
internal sealed record ItemQueued(int Item, DateTimeOffset QueuedAt, DateTimeOffset? ConsentAt = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Waiting, QueuedAt = QueuedAt, ConsentAt = ConsentAt };
}

/// <summary>Its holder began.</summary>
internal sealed record ItemStarted(int Item, StaffId Staff) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Started, StartedAt = context.At };
}

/// <summary>Its holder set it aside.</summary>
internal sealed record ItemHeld(int Item, StaffId Staff, ReasonId? Reason = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) => item with { Status = WorkItemStatus.OnHold };
}

/// <summary>Its holder went on with it.</summary>
internal sealed record ItemResumed(int Item, StaffId Staff) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Started, StartedAt = item.StartedAt ?? context.At };
}

/// <summary>Its holder finished it.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="PresumedStart">Where nobody recorded the beginning: the assignment, taken for it.</param>
internal sealed record ItemCompleted(int Item, StaffId Staff, string Outcome, DateTimeOffset? PresumedStart = null)
    : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Ended(WorkItemStatus.Completed, context.At, item.StartedAt ?? PresumedStart, Outcome);
}

/// <summary>The limit passed without an answer: the department is deemed to consent.</summary>
internal sealed record ConsentDeemed(int Item) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Ended(WorkItemStatus.DeemedConsent, context.At);
}

/// <summary>It was taken from its holder; it waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="ForTheDay">Whether that is the end of the day for what is in hand: then it is as any other that waits.</param>
internal sealed record ItemReleased(int Item, StaffId Staff, ReasonId? Reason = null, bool ForTheDay = false) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        ForTheDay ? item.Freed(WorkItemStatus.Waiting) : item.Freed(WorkItemStatus.Waiting).Back(context.At);
}

/// <summary>Why somebody gave the step that follows, such as a supervisor in its holder's place.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">The holder, in whose hands it was.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record StepReasonGiven(int Item, StaffId Staff, ReasonId? Reason = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) => item;
}
