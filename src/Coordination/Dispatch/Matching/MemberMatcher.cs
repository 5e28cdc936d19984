using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Matching;

/// <summary>Brings together departments' items and their own people.</summary>
internal sealed class MemberMatcher(HeadSearch heads, Workforce workforce, DispatchChanges changes)
{
    /// <summary>Push: the best item that somebody of its own department is free for, or -1.</summary>
    public int Best(in OrderContext context)
    {
        var best = -1;
        for (var place = changes.Count - 1; place >= 0; place--)
        {
            var department = changes[place];
            var item = department.IsPush && department.MayAssign && department.FreeMembers > 0
                ? heads.Best(department, -1, new MemberIsFree(workforce), context)
                : -1;
            if (item < 0)
            {
                changes.ClearAt(place);
            }
            else
            {
                best = heads.Better(item, best, context);
            }
        }

        return best;
    }

    /// <summary>Pull: the best item of their own department for somebody who is free, or -1.</summary>
    public int BestFor(Person person, in OrderContext context) =>
        person.Home!.MayAssign ? heads.Best(person.Home, -1, new PersonCanTake(person), context) : -1;

    /// <summary>Who of the department's own gets the items of a lane.</summary>
    public Person Choose(Lane lane, out int candidates) =>
        workforce.Choose(lane, lane.Members, default(Anybody), out candidates);
}
