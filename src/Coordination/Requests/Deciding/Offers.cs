using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>How an item comes to a person: by an offer, or at once.</summary>
internal static class Offers
{
    private const int WhyLength = 1000;

    /// <summary>The centre proposes it.</summary>
    public static Decided Offer(in RequestTurn turn, OfferItem command)
    {
        if ((turn.RefuseStranger(command.Staff)
            ?? TextChecks.Optional(command.Why, WhyLength, "why")
            ?? turn.RefuseUnless(command.Item, "offered", WorkItemStatus.Waiting)
            ?? turn.RefuseAwaited()
            ?? turn.RefuseEarly(command.Item)
            ?? turn.RefuseElsewhere(command.Item)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return command.Stands <= TimeSpan.Zero
            ? Decided.No(TextChecks.Invalid("stands", "is no time at all: give a time above zero"))
            : Decided.Of(new ItemOffered(command.Item, command.Staff, turn.At + command.Stands, command.Epoch.Value, command.Why ?? ""));
    }

    /// <summary>The centre gives it, or somebody has asked for the next: why they did is on record with what they got, or not at all.</summary>
    public static Decided Assign(in RequestTurn turn, AssignItem command)
    {
        if ((turn.RefuseStranger(command.Staff)
            ?? TextChecks.Optional(command.Why, WhyLength, "why")
            ?? turn.RefuseUnless(command.Item, "assigned", WorkItemStatus.Waiting)
            ?? turn.RefuseAwaited()
            ?? turn.RefuseEarly(command.Item)
            ?? turn.RefuseElsewhere(command.Item)) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var assigned = new ItemAssigned(command.Item, command.Staff, command.Epoch.Value, command.Why ?? "", command.TakenWith);
        return command.Asked is { } asked
            ? Decided.Of(new NextAsked(command.Item, command.Staff, asked.By, asked.Reason.Code) { Words = asked.Reason.Said }, assigned)
            : Decided.Of(assigned);
    }

    /// <summary>Its addressee takes it, before the offer's time is over.</summary>
    public static Decided Accept(in RequestTurn turn, AcceptItem command)
    {
        if (turn.RefuseUnlessHeldBy(command.Item, command.Staff, "accepted", WorkItemStatus.Offered) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return turn.At >= turn.Item(command.Item).OfferExpiresAt
            ? Decided.No(RefusalCodes.WrongState, $"The offer of item {command.Item} is over.", "item")
            : Decided.Of(new OfferAccepted(command.Item, turn.HolderOf(command.Item)));
    }

    /// <summary>Its addressee does not take it, and is not offered it again for a while.</summary>
    public static Decided Decline(in RequestTurn turn, DeclineItem command) =>
        (turn.RefuseReason(command.Reason)
            ?? turn.RefuseUnlessHeldBy(command.Item, command.Staff, "declined", WorkItemStatus.Offered)) is { } refusal
            ? Decided.No(refusal)
            : Decided.Of(new OfferDeclined(command.Item, turn.HolderOf(command.Item), turn.ExcludedUntil(), command.Reason.Code) { Words = command.Reason.Said });

    /// <summary>Its time is over; who let it lapse is not offered it again for a while.</summary>
    public static Decided Expire(in RequestTurn turn, ExpireOffer command)
    {
        if (turn.RefuseUnless(command.Item, "taken back", WorkItemStatus.Offered) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var item = turn.Item(command.Item);
        return turn.At < item.OfferExpiresAt && command.Elapsed != item.OfferExpiresAt
            ? Decided.No(RefusalCodes.WrongState, $"The offer of item {command.Item} stands until {item.OfferExpiresAt:O}.", "item")
            : Decided.Of(new OfferExpired(command.Item, item.Holder!.Value, turn.ExcludedUntil()));
    }

    private static DateTimeOffset ExcludedUntil(this in RequestTurn turn) =>
        turn.At + TimeSpan.FromSeconds(Math.Max(0, turn.Plan.Plan.Routing.DeclineBackoffSeconds));
}
