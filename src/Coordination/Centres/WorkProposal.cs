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
    /// <summary>The command to the request.</summary>
    /// <param name="takenWith">The key with which the person asked for the next item.</param>
    public RequestCommand ToCommand(CommandKey? takenWith) => OfferTime is { } time
        ? new OfferItem(Decision.Item.Index, Decision.Staff, time, Epoch, Decision.Why.ToString())
        : new AssignItem(Decision.Item.Index, Decision.Staff, Epoch, Decision.Why.ToString(), takenWith);
}
