using Coordination.Dispatch;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>A decision in memory that a request is asked to make true; until its answer is known, the person's capacity is reserved.</summary>
/// <param name="Decision">Which item to whom, and why.</param>
/// <param name="OfferTime">How long the person may think about it; null where items are assigned without asking.</param>
/// <param name="Epoch">The epoch under which it was decided.</param>
internal readonly record struct WorkProposal(DispatchDecision Decision, TimeSpan? OfferTime, Epoch Epoch)
{
    /// <summary>The epoch under which a command to a request was decided.</summary>
    public static Epoch EpochOf(RequestCommand command) => command switch
    {
        OfferItem offer => offer.Epoch,
        AssignItem assign => assign.Epoch,
        _ => throw new ArgumentException("The command gives nobody anything.", nameof(command)),
    };

    /// <summary>The command to the request.</summary>
    /// <param name="takenWith">The key with which the person asked for the next item.</param>
    public RequestCommand ToCommand(KeyDigest? takenWith) => ToCommand(takenWith, Decision.Why.ToString());

    /// <summary>The command to the request, for a caller who has put the decision's reason into words already.</summary>
    public RequestCommand ToCommand(KeyDigest? takenWith, string why, NextAsking? asked = null) => OfferTime is { } time
        ? new OfferItem(Decision.Item.Index, Decision.Staff, time, Epoch, why)
        : new AssignItem(Decision.Item.Index, Decision.Staff, Epoch, why, takenWith, asked);
}
