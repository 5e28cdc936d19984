using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>"Not ours": a department's objection to a dispatch, and the centre's review.</summary>
internal static class Objections
{
    /// <summary>A department may object so often to the same item; after that it is the department's.</summary>
    public const int Limit = 2;

    /// <summary>Its holder objects for the department, and is free.</summary>
    public static Decided Object(in RequestTurn turn, ObjectToDispatch command)
    {
        if ((turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnlessHeldBy(
                command.Item, command.Staff, "objected to", WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var department = turn.Item(command.Item).Department;
        var before = turn.State.Objections.Count(objection => objection.Item == command.Item && objection.Department == department);
        return before >= Limit
            ? Decided.No(RefusalCodes.WrongState, $"'{department}' has objected to item {command.Item} {Limit} times; ask a supervisor.", "item")
            : Decided.Of(new DispatchObjected(command.Item, department, turn.HolderOf(command.Item), command.Reason.Code, turn.ConsentLeft(command.Item)) { Words = command.Reason.Said });
    }

    /// <summary>The centre decides: to another department, or back to the same one; the age stays either way.</summary>
    public static Decided Review(in RequestTurn turn, ReviewObjection command)
    {
        if ((turn.RefuseUnlessSupervised(engineMay: true)
            ?? turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnless(command.Item, "reviewed", WorkItemStatus.UnderReview)
            ?? RefuseDirection(turn, command)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return Decided.Of(command is { Upheld: true, To: { } to }
            ? new ObjectionReviewed(
                command.Item, true, to, command.Reason.Code, turn.AnySkillAt(command.Item, to), turn.LimitAt(command.Item, to),
                turn.NeedsWaivedAt(command.Item, to)) { Words = command.Reason.Said }
            : new ObjectionReviewed(
                command.Item, false, turn.Item(command.Item).Department, command.Reason.Code,
                turn.Item(command.Item).AnySkill, turn.ConsentResumed(command.Item), turn.Item(command.Item).NeedsWaived) { Words = command.Reason.Said });
    }

    private static Refusal? RefuseDirection(in RequestTurn turn, ReviewObjection command) =>
        (command.Upheld, command.To) switch
        {
            (true, null) => TextChecks.Invalid("to", "is missing: an upheld objection needs the department the item goes to"),
            (true, { } to) => turn.RefuseDestination(command.Item, to),
            (false, null) => null,
            (false, { } to) => turn.Item(command.Item).Department == to
                ? null
                : TextChecks.Invalid("to", "is given, but a rejected objection leaves the item where it is: leave it out"),
        };
}
