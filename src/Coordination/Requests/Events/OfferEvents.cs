using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>The centre proposed an item to somebody.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">To whom.</param>
/// <param name="ExpiresAt">Until when the offer stands.</param>
/// <param name="Epoch">The epoch of the centre that offered.</param>
/// <param name="Why">Why this person and this item.</param>
internal sealed record ItemOffered(int Item, StaffId Staff, DateTimeOffset ExpiresAt, long Epoch, string Why) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Offered, Holder = Staff, OfferExpiresAt = ExpiresAt, Why = Why };
}

/// <summary>Its addressee took the offer.</summary>
internal sealed record OfferAccepted(int Item, StaffId Staff) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Assigned, AssignedAt = context.At, OfferExpiresAt = null, NotBefore = null };
}

/// <summary>Its addressee did not take the offer; the item waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who declined.</param>
/// <param name="ExcludedUntil">Until when the item is not offered to them again.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record OfferDeclined(int Item, StaffId Staff, DateTimeOffset ExcludedUntil, ReasonId? Reason = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Freed(WorkItemStatus.Waiting).Without(Staff, ExcludedUntil, context.At);
}

/// <summary>The offer's time was over; the item waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who did not answer.</param>
/// <param name="ExcludedUntil">Until when the item is not offered to them again.</param>
internal sealed record OfferExpired(int Item, StaffId Staff, DateTimeOffset ExcludedUntil) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Freed(WorkItemStatus.Waiting).Without(Staff, ExcludedUntil, context.At);
}

/// <summary>Somebody has asked for the next item and said why; that it was given follows.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who gets it.</param>
/// <param name="By">Who asked, such as a supervisor in their place.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record NextAsked(int Item, StaffId Staff, Actor By, ReasonId? Reason = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) => item;
}

/// <summary>The centre gave an item to somebody.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">To whom.</param>
/// <param name="Epoch">The epoch of the centre that assigned.</param>
/// <param name="Why">Why this person and this item.</param>
/// <param name="TakenWith">What is kept of the key with which they had asked for the next; null when they had not.</param>
internal sealed record ItemAssigned(int Item, StaffId Staff, long Epoch, string Why, KeyDigest? TakenWith = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item with { Status = WorkItemStatus.Assigned, Holder = Staff, AssignedAt = context.At, Why = Why, TakenWith = TakenWith, NotBefore = null };
}
