using Coordination.Grains;
using Coordination.Identity;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>What a holder does with an item, and how it is taken from one who is gone.</summary>
internal static class Work
{
    private const int NoteLength = 500;

    /// <summary>Its holder begins.</summary>
    public static Decided Start(in RequestTurn turn, StartItem command) =>
        turn.RefuseUnlessHeldBy(command.Item, command.Staff, "started", WorkItemStatus.Assigned) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new ItemStarted(command.Item, turn.HolderOf(command.Item)));

    /// <summary>Its holder sets it aside, begun or not.</summary>
    public static Decided Hold(in RequestTurn turn, HoldItem command) =>
        (turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnlessHeldBy(command.Item, command.Staff, "set aside", WorkItemStatus.Started, WorkItemStatus.Assigned)) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new ItemHeld(command.Item, turn.HolderOf(command.Item), command.Reason.Code) { Words = command.Reason.Said });

    /// <summary>Its holder goes on with it, or begins where it was set aside before its beginning.</summary>
    public static Decided Resume(in RequestTurn turn, ResumeItem command) =>
        (turn.RefuseUnlessHeldBy(command.Item, command.Staff, "resumed", WorkItemStatus.OnHold) ?? turn.RefuseElsewhere(command.Item)) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new ItemResumed(command.Item, turn.HolderOf(command.Item)));

    /// <summary>Its holder finishes it. People forget to press start: the assignment then counts as the beginning.</summary>
    public static Decided Complete(in RequestTurn turn, CompleteItem command)
    {
        if ((TextChecks.Code(command.Outcome, "outcome")
            ?? TextChecks.Optional(command.Note, NoteLength, "note")
            ?? turn.RefuseUnlessHeldBy(
                command.Item, command.Staff, "completed", WorkItemStatus.Started, WorkItemStatus.Assigned, WorkItemStatus.OnHold)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var item = turn.Item(command.Item);
        var presumed = item.StartedAt is null ? item.AssignedAt : null;
        return Decided.Of(new ItemCompleted(command.Item, turn.HolderOf(command.Item), command.Outcome, presumed) { Words = PlainText.OrNull(command.Note) });
    }

    /// <summary>It is taken from a holder who is gone, or an offer is taken back.</summary>
    public static Decided Release(in RequestTurn turn, ReleaseItem command) =>
        (turn.RefuseUnlessSupervised(engineMay: true)
            ?? turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnless(
                command.Item, "released", WorkItemStatus.Offered, WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold)) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new ItemReleased(command.Item, turn.HolderOf(command.Item), command.Reason.Code) { Words = command.Reason.Said });
}
