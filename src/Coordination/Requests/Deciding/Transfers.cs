using Coordination.Departments;
using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>Passing an item to another department.</summary>
internal static class Transfers
{
    /// <summary>Its holder passes it, or a supervisor does, held or waiting.</summary>
    public static Decided Transfer(in RequestTurn turn, TransferItem command)
    {
        if ((turn.RefuseReason(command.Reason)
            ?? RefuseCaller(turn, command)
            ?? turn.RefuseDestination(command.Item, command.To)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return Decided.Of(new ItemTransferred(
            command.Item, turn.Item(command.Item).Department, command.To, command.Reason.Code,
            turn.AnySkillAt(command.Item, command.To), turn.LimitAt(command.Item, command.To),
            turn.NeedsWaivedAt(command.Item, command.To)) { Words = command.Reason.Said });
    }

    /// <summary>Only to another department of the plan.</summary>
    public static Refusal? RefuseDestination(this in RequestTurn turn, int item, DepartmentId to) =>
        !turn.People.Departments.ContainsKey(to) ? TextChecks.Invalid("to", $"names no department of the plan ('{to}')")
        : turn.Item(item).Department == to ? TextChecks.Invalid("to", $"is where the item is already ('{to}'): name another department")
        : null;

    private static Refusal? RefuseCaller(in RequestTurn turn, TransferItem command) =>
        turn.IsSupervised
            ? turn.RefuseUnless(
                command.Item, "transferred",
                WorkItemStatus.Waiting, WorkItemStatus.Offered, WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold)
            : command.Staff is null
                ? new Refusal(RefusalCodes.NotHolder, "Only the item's holder or a supervisor may transfer it.", "staff")
                : turn.RefuseUnlessHeldBy(
                    command.Item, command.Staff, "transferred", WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold);
}
