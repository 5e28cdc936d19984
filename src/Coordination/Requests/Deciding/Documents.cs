using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Identity;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>What the citizen is asked for, and brings.</summary>
internal static class Documents
{
    private const int MessageLength = 1000;

    /// <summary>Its holder asks the citizen, and is free.</summary>
    public static Decided Ask(in RequestTurn turn, AskDocuments command)
    {
        if ((TextChecks.Codes(command.Documents, required: true, "documents")
            ?? TextChecks.Optional(command.Message, MessageLength, "message")
            ?? turn.RefuseUnlessHeldBy(
                command.Item, command.Staff, "left to the citizen", WorkItemStatus.Assigned, WorkItemStatus.Started, WorkItemStatus.OnHold))
            is { } refusal)
        {
            return Decided.No(refusal);
        }

        var consentLeft = turn.ConsentLeft(command.Item);
        return Decided.Of(new DocumentsAsked(command.Item, turn.HolderOf(command.Item), command.Documents.Once(), consentLeft) { Words = PlainText.OrNull(command.Message) });
    }

    /// <summary>The citizen brings documents, asked for or not; when nothing is missing any more, the items wait again.</summary>
    public static Decided Supply(in RequestTurn turn, SupplyDocuments command)
    {
        if ((TextChecks.Codes(command.Documents, required: true, "documents") ?? turn.RefuseUnlessOpen()) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var supplied = command.Documents.Once();
        var complete = turn.State.MissingDocuments.All(missing => supplied.Contains(missing));
        return Decided.Of(new DocumentsSupplied(supplied, complete ? Resumed(turn) : []));
    }

    private static ImmutableArray<ResumedItem> Resumed(in RequestTurn turn)
    {
        var resumed = ImmutableArray.CreateBuilder<ResumedItem>();
        for (var item = 0; item < turn.State.Items.Length; item++)
        {
            if (turn.Item(item).Status == WorkItemStatus.AwaitingDocuments)
            {
                resumed.Add(new ResumedItem(item, turn.ConsentResumed(item)));
            }
        }

        return resumed.ToImmutable();
    }
}
