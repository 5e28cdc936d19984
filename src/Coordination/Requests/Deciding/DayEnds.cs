using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>What becomes of a request when departments have closed for the day.</summary>
internal static class DayEnds
{
    /// <summary>The request ends where nothing of it goes on elsewhere; else what is to go back to its queue does.</summary>
    /// <remarks>It looks at nothing but the record and the closings, so that it is the same whenever it is asked for, and however often.</remarks>
    public static Decided Close(in RequestTurn turn, CloseForTheDay command)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        DepartmentClosing? ending = null;
        var goesOn = false;
        ImmutableArray<RequestEvent> released = [];
        for (var index = 0; index < turn.State.Items.Length; index++)
        {
            var item = turn.Item(index);
            if (item.Status.IsFinal() || item.Status == WorkItemStatus.Pending)
            {
                continue;
            }

            var (closing, fate) = FateOf(item, turn.State, command);
            ending = fate == ItemAtClosing.Ended ? ending ?? closing : ending;
            goesOn |= fate != ItemAtClosing.Ended;
            released = fate == ItemAtClosing.Released ? released.Add(new ItemReleased(index, turn.HolderOf(index), closing!.Reason, ForTheDay: true)) : released;
        }

        return ending is not null && !goesOn ? Decided.Of(new RequestCancelled(ending.Reason))
            : !released.IsEmpty ? Decided.Of(released)
            : Decided.No(RefusalCodes.WrongState, "Nothing of it is to end or to go back: it came after the closing, goes on elsewhere, or waits for the next day.");
    }

    private static (DepartmentClosing? Closing, ItemAtClosing Fate) FateOf(WorkItemState item, RequestState state, CloseForTheDay command)
    {
        foreach (var closing in command.Closings)
        {
            if (closing.Department == item.Department)
            {
                return (closing, closing.Of(item.Status, item.QueuedAt, item.BackAt, item.AssignedAt, state.Channel));
            }
        }

        return (null, ItemAtClosing.Kept);
    }
}
