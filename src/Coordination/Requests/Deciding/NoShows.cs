using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>The citizen who was called and did not come.</summary>
internal static class NoShows
{
    /// <summary>Called again not before so many minutes later: time to come back from the corridor.</summary>
    public const int RecallMinutes = 5;

    /// <summary>The item waits again for a later call; after the plan's number of calls the request ends.</summary>
    public static Decided Report(in RequestTurn turn, ReportNoShow command)
    {
        if (turn.RefuseUnlessHeldBy(command.Item, command.Staff, "reported as missed", WorkItemStatus.Assigned, WorkItemStatus.Started) is { } refusal)
        {
            return Decided.No(refusal);
        }

        return turn.Item(command.Item).NoShows < turn.Plan.Plan.Routing.NoShowRecalls
            ? Decided.Of(new CitizenMissed(command.Item, turn.HolderOf(command.Item), turn.At + TimeSpan.FromMinutes(RecallMinutes)))
            : Decided.Of(new CitizenGone(command.Item, turn.HolderOf(command.Item)));
    }
}
