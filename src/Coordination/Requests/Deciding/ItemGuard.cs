using Coordination.Staff;

namespace Coordination.Requests.Deciding;

/// <summary>Whether a command fits the request and the item; null when it does.</summary>
internal static class ItemGuard
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <summary>Only while the request is open.</summary>
    public static Refusal? RefuseUnlessOpen(this in RequestTurn turn) =>
        turn.State.Status.IsOpen()
            ? null
            : new Refusal(RefusalCodes.WrongState, $"The request is {RequestStatusNames.Of(turn.State.Status)}; this can only be done while it is open.");

    /// <summary>Only for an item in one of some statuses, of an open request.</summary>
    public static Refusal? RefuseUnless(this in RequestTurn turn, int item, string done, params ReadOnlySpan<WorkItemStatus> statuses)
    {
        if (turn.RefuseUnknown(item) is { } refusal)
        {
            return refusal;
        }

        var status = turn.Item(item).Status;
        return statuses.Contains(status) ? null : WrongStatus(item, status, done);
    }

    /// <summary>Only for the holder of an item in one of some statuses, of an open request; or in their place, whoever they are, with authority over the hall.</summary>
    public static Refusal? RefuseUnlessHeldBy(
        this in RequestTurn turn, int item, StaffId? staff, string done, params ReadOnlySpan<WorkItemStatus> statuses)
    {
        if (turn.RefuseUnknown(item) is { } refusal)
        {
            return refusal;
        }

        var state = turn.Item(item);
        if (state.Status.IsHeld() && (staff is null ? !turn.IsSupervised : state.Holder != staff))
        {
            return NotHolder(item, staff);
        }

        return statuses.Contains(state.Status) ? null : WrongStatus(item, state.Status, done);
    }

    /// <summary>Who holds an item that a guard has found in somebody's hands.</summary>
    public static StaffId HolderOf(this in RequestTurn turn, int item) => turn.Item(item).Holder!.Value;

    /// <summary>Only with authority over the hall, or as the engine where it may.</summary>
    public static Refusal? RefuseUnlessSupervised(this in RequestTurn turn, bool engineMay) =>
        turn.IsSupervised || (engineMay && turn.By.Kind == ActorKind.Engine)
            ? null
            : new Refusal(RefusalCodes.NotAllowed, "Only a supervisor or an administrator may do this.");

    /// <summary>Only with a reason, whose code is one of the plan that counts now.</summary>
    public static Refusal? RefuseReason(this in RequestTurn turn, Reason? reason) => ReasonChecks.Required(reason, turn.People, turn.By);

    /// <summary>With a reason or without, but not with one that is none.</summary>
    public static Refusal? RefuseUnsound(this in RequestTurn turn, Reason? reason) => ReasonChecks.Optional(reason, turn.People, turn.By);

    /// <summary>Only somebody whom the plan knows is given an item, whoever decides so.</summary>
    public static Refusal? RefuseStranger(this in RequestTurn turn, StaffId staff) =>
        staff == default ? TextChecks.Invalid("staff", $"is missing: give {StaffId.Format}")
        : turn.People.Staff.ContainsKey(staff) ? null
        : new Refusal(RefusalCodes.NotFound, $"The plan of '{turn.State.Centre}' knows no member of staff '{staff}'.", "staff");

    /// <summary>A citizen is in one place: who is with somebody is given to nobody else, where both need them there.</summary>
    public static Refusal? RefuseElsewhere(this in RequestTurn turn, int item)
    {
        var (items, channel) = (turn.State.Items, turn.State.Channel);
        for (var other = 0; other < items.Length; other++)
        {
            if (other != item
                && items[other].Status is WorkItemStatus.Offered or WorkItemStatus.Assigned or WorkItemStatus.Started
                && turn.PlanOf(items[other].Department).TakesCitizen(items[other].Department, channel)
                && turn.PlanOf(items[item].Department).TakesCitizen(items[item].Department, channel))
            {
                return new Refusal(RefusalCodes.WrongState, $"The citizen is with '{items[other].Holder}' for item {other}: item {item} has its turn after that.", "item");
            }
        }

        return null;
    }

    /// <summary>Only once the citizen has come, where they are to say so.</summary>
    public static Refusal? RefuseAwaited(this in RequestTurn turn) =>
        turn.State.AwaitedUntil is not null ? new Refusal(RefusalCodes.WrongState, "The citizen has not come yet.") : null;

    /// <summary>Not before its time, which may be another one by now: a booking was moved, or the citizen lets others go first. Clocks may differ a little.</summary>
    public static Refusal? RefuseEarly(this in RequestTurn turn, int item) =>
        turn.Item(item).NotBefore is { } notBefore && notBefore - turn.At > ClockTolerance
            ? new Refusal(RefusalCodes.WrongState, $"Item {item} is not called before {notBefore:O}.", "item")
            : null;

    private static Refusal? RefuseUnknown(this in RequestTurn turn, int item) =>
        turn.RefuseUnlessOpen()
        ?? (item >= 0 && item < turn.State.Items.Length
            ? null
            : new Refusal(RefusalCodes.NotFound, $"The request has no item {item}; its items are 0 to {turn.State.Items.Length - 1}.", "item"));

    private static Refusal NotHolder(int item, StaffId? staff) => new(
        RefusalCodes.NotHolder, staff is null ? $"Only a supervisor acts for whoever holds item {item}: say who you are." : $"Item {item} is not held by '{staff}'.", "staff");

    private static Refusal WrongStatus(int item, WorkItemStatus status, string done) =>
        new(RefusalCodes.WrongState, $"Item {item} is {WorkItemStatusNames.Of(status)}: it cannot be {done} now.", "item");
}
