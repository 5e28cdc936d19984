using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Requests.Events;

/// <summary>The citizen has come, or is back: what waits may be called.</summary>
/// <param name="NotBefore">Not to be called before: of who is booked and comes early.</param>
/// <param name="QueuedAt">The age of what waits, of who came too late for the booked time to count.</param>
internal sealed record CitizenArrived(DateTimeOffset? NotBefore = null, DateTimeOffset? QueuedAt = null) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) => state with
    {
        ArrivedAt = state.ArrivedAt ?? context.At,
        AwaitedUntil = null,
        Items = state.Items.Each(WorkItemStatus.Waiting, item => item with { NotBefore = NotBefore, QueuedAt = QueuedAt > item.QueuedAt ? QueuedAt : item.QueuedAt }),
    };
}

/// <summary>The citizen lets others go before them for a while; their age stays.</summary>
/// <param name="Until">Not to be called before.</param>
internal sealed record CitizenSteppedBack(DateTimeOffset Until) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        state with { Items = state.Items.Each(WorkItemStatus.Waiting, item => item.NotBefore > Until ? item : item with { NotBefore = Until }) };
}

/// <summary>Its holder is free, and the citizen has something to do first; it waits again, with its age.</summary>
/// <param name="Item">The item's number.</param>
/// <param name="Staff">Who parked it.</param>
/// <param name="Until">Not to be called before, unless the citizen is back earlier.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record ItemParked(int Item, StaffId Staff, DateTimeOffset Until, ReasonId? Reason = null) : ItemEvent(Item)
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context) =>
        base.ApplyTo(state, context) with { ArrivedAt = state.ArrivedAt ?? (state.AppointmentAt is null ? null : context.At) };

    /// <inheritdoc />
    internal override WorkItemState ApplyTo(WorkItemState item, in EventContext context) => item.Freed(WorkItemStatus.Waiting).Back(context.At) with { NotBefore = Until };
}

/// <summary>The booked time is another one.</summary>
/// <param name="From">The time before.</param>
/// <param name="To">The time from now on, in UTC.</param>
/// <param name="Resumed">The items that wait for it, with their limits for consent.</param>
/// <param name="NotBefore">Not to be called before.</param>
/// <param name="AwaitedUntil">Until when the citizen is waited for, where they are to say that they have come.</param>
/// <param name="Reason">Why, as a code.</param>
internal sealed record AppointmentMoved(
    DateTimeOffset From, DateTimeOffset To, ImmutableArray<ResumedItem> Resumed, DateTimeOffset? NotBefore = null, DateTimeOffset? AwaitedUntil = null, ReasonId? Reason = null) : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context)
    {
        var items = state.Items;
        foreach (var resumed in Resumed.OrEmpty())
        {
            items = items.SetItem(resumed.Item, resumed.ApplyTo(items[resumed.Item]) with { QueuedAt = To, NotBefore = NotBefore });
        }

        return state with { AppointmentAt = To, ArrivedAt = null, AwaitedUntil = AwaitedUntil, Items = items };
    }
}

/// <summary>The citizen was booked, was to say that they had come, and did not come: the request ends.</summary>
internal sealed record CitizenAbsent : RequestEvent
{
    /// <inheritdoc />
    internal override RequestState ApplyTo(RequestState state, in EventContext context)
    {
        var at = context.At;
        return state with { AwaitedUntil = null, Items = state.Items.Each(WorkItemStatus.Waiting, item => item.Ended(WorkItemStatus.NoShow, at)).AllEnded(at) };
    }
}
