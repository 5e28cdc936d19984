using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>The citizen was called and did not come; the item waits again, with its age, and is called later.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who called.</param>
/// <param name="NotBefore">Not to be called again before.</param>
internal sealed record CitizenMissed(int Item, StaffId Staff, DateTimeOffset NotBefore) : ItemEvent(Item)
{
    /// <summary>Whether it does not count: called before the booked time, or while another window served them.</summary>
    public bool Excused { get; init; }

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Freed(WorkItemStatus.Waiting).Back(context.At) with { NoShows = item.NoShows + (Excused ? 0 : 1), NotBefore = NotBefore };
}

/// <summary>The citizen was called for the last time and did not come: the request ends.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who called.</param>
internal sealed record CitizenGone(int Item, StaffId Staff) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context)
    {
        var gone = base.ApplyTo(state, context);
        return gone with { Items = gone.Items.AllEnded(context.At) };
    }

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) =>
        item.Ended(WorkItemStatus.NoShow, context.At) with { NoShows = item.NoShows + 1 };
}
