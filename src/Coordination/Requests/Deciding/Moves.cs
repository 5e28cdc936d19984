using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Requests.Events;
using Decided = Coordination.Grains.Decision<Coordination.Requests.RequestState, Coordination.Requests.Events.RequestEvent>;

namespace Coordination.Requests.Deciding;

/// <summary>The work of departments that the plan has given up goes to those that take it, steps whose turn has not come included.</summary>
internal static class Moves
{
    /// <summary>Passes on everything that is not over, nor in hand, and is at a former department of the plan that counts now.</summary>
    public static Decided Move(in RequestTurn turn)
    {
        if (turn.RefuseUnlessOpen() is { } refusal)
        {
            return Decided.No(refusal);
        }

        ImmutableArray<RequestEvent> moved = [];
        for (var index = 0; index < turn.State.Items.Length; index++)
        {
            var item = turn.Item(index);
            if (FormerWork.IsThere(item, turn.People))
            {
                moved = moved.Add(Transferred(turn, index, item, turn.People.FormerDepartments[item.Department]));
            }
        }

        return moved.IsEmpty
            ? Decided.No(RefusalCodes.WrongState, "Nothing of it is at a department that the plan has given up.")
            : Decided.Of(moved);
    }

    private static ItemTransferred Transferred(in RequestTurn turn, int index, WorkItemState item, DepartmentId to) => new(
        index, item.Department, to, EngineReasons.DepartmentGone, turn.AnySkillAt(index, to),
        item.Status == WorkItemStatus.Waiting ? turn.LimitAt(index, to) : null, turn.NeedsWaivedAt(index, to));
}
