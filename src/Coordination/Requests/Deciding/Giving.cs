using Coordination.Plans;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>A supervisor gives an item to somebody by name.</summary>
internal static class Giving
{
    private const string Why = "Given by name.";

    /// <summary>It is taken from whoever holds it and given in one, so that nobody else gets it between.</summary>
    public static Decided Give(in RequestTurn turn, GiveItem command)
    {
        if ((turn.RefuseUnlessSupervised(engineMay: false)
            ?? turn.RefuseReason(command.Reason)
            ?? turn.RefuseStranger(command.Staff)
            ?? turn.RefuseUnless(
                command.Item, "given to somebody", WorkItemStatus.Waiting, WorkItemStatus.Offered, WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold)
            ?? turn.RefuseElsewhere(command.Item)
            ?? RefuseReceiver(turn, command)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var assigned = new ItemAssigned(command.Item, command.Staff, turn.Receiver!.Epoch.Value, Why);
        if (turn.Item(command.Item).Status == WorkItemStatus.Waiting)
        {
            // Who is given to somebody has come.
            var asked = new NextAsked(command.Item, command.Staff, turn.By, command.Reason.Code) { Words = command.Reason.Said };
            return turn.State.AwaitedUntil is not null || turn.Item(command.Item).NotBefore > turn.At
                ? Decided.Of(Arrivals.Arrived(turn), asked, assigned)
                : Decided.Of(asked, assigned);
        }

        return Decided.Of(new ItemReleased(command.Item, turn.HolderOf(command.Item), command.Reason.Code) { Words = command.Reason.Said }, assigned);
    }

    private static Refusal? RefuseReceiver(in RequestTurn turn, GiveItem command)
    {
        var (item, person) = (turn.Item(command.Item), turn.People.Staff[command.Staff]);
        if (item.Status.IsHeld() && item.Holder == command.Staff)
        {
            return new Refusal(RefusalCodes.WrongState, $"'{command.Staff}' has item {command.Item} already.", "staff");
        }

        if (!PlanCover.Serves(turn.People.Plan, person, item.Department))
        {
            return new Refusal(
                RefusalCodes.NotAvailable, $"'{command.Staff}' is of the department '{person.Department}', which does not help '{item.Department}': transfer the item there first.", "staff");
        }

        if (turn.Receiver is not { IsAtWork: true } receiver)
        {
            return new Refusal(RefusalCodes.NotAvailable, $"'{command.Staff}' is not signed on: name somebody who is.", "staff");
        }

        var cost = ActivePlan.CostOf(turn.StepOf(command.Item), turn.State.Channel);
        return receiver.Load + cost > person.Capacity
            ? new Refusal(
                RefusalCodes.NotAvailable, $"'{command.Staff}' has {Math.Max(0, person.Capacity - receiver.Load)} of {person.Capacity} left, and the item takes {cost}: have something released first.", "staff")
            : null;
    }
}
