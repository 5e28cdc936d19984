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
    /// <remarks>Who is called before the booked time, or while another window serves them, has missed nothing: the item goes back, and it does not count.</remarks>
    public static Decided Report(in RequestTurn turn, ReportNoShow command)
    {
        if (turn.RefuseUnlessHeldBy(command.Item, command.Staff, "reported as missed", WorkItemStatus.Assigned, WorkItemStatus.Started) is { } refusal)
        {
            return Decided.No(refusal);
        }

        var (item, holder, later) = (turn.Item(command.Item), turn.HolderOf(command.Item), turn.At + TimeSpan.FromMinutes(RecallMinutes));
        if (turn.State.AppointmentAt is { } booked && booked > turn.At)
        {
            return Decided.Of(new CitizenMissed(command.Item, holder, booked) { Excused = true });
        }

        if (IsServedElsewhere(turn, command.Item))
        {
            return Decided.Of(new CitizenMissed(command.Item, holder, later) { Excused = true });
        }

        return item.NoShows < turn.Plan.Plan.Routing.NoShowRecalls
            ? Decided.Of(new CitizenMissed(command.Item, holder, later))
            : Decided.Of(new CitizenGone(command.Item, holder));
    }

    private static bool IsServedElsewhere(in RequestTurn turn, int item)
    {
        for (var other = 0; other < turn.State.Items.Length; other++)
        {
            if (other != item && turn.State.Items[other].Status is WorkItemStatus.Started or WorkItemStatus.OnHold)
            {
                return true;
            }
        }

        return false;
    }
}
