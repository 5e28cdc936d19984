using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Matching;

/// <summary>Brings together departments' items and the people of other departments who may help.</summary>
internal sealed class PoolingMatcher(
    HeadSearch heads, Workforce workforce, List<DepartmentSlot> departments, DispatchRules rules, DispatchChanges changes)
{
    private DepartmentSlot[][]? _groups;

    /// <summary>Sets which departments help each other; null for all.</summary>
    public void SetGroups(DepartmentSlot[][]? groups)
    {
        _groups = groups;
        changes.Helpers = true;
    }

    /// <summary>Push: the best item that a helper is free for, or -1.</summary>
    public int Best(in OrderContext context)
    {
        if (!changes.Pooling)
        {
            return -1;
        }

        RefreshHelpers();
        var best = -1;
        foreach (var department in CollectionsMarshal.AsSpan(departments))
        {
            if (MayNeedHelp(department) && department is { IsPush: true, MayAssign: true } && HasSkilledHelper(department))
            {
                best = heads.Best(department, best, new HelperIsFree(this, workforce, NeedsHelp(department, context.Now)), context);
            }
        }

        if (best < 0)
        {
            changes.ClearPooling();
        }

        return best;
    }

    /// <summary>Pull: the best item of other departments for somebody who is free, or -1.</summary>
    public int BestFor(Person person, in OrderContext context)
    {
        RefreshHelpers();
        var best = -1;
        foreach (var department in CollectionsMarshal.AsSpan(departments))
        {
            if (MayNeedHelp(department) && department.MayAssign && department.Helpers.Contains(person.Index))
            {
                best = heads.Best(department, best, new HelperCanTake(workforce, person, NeedsHelp(department, context.Now)), context);
            }
        }

        return best;
    }

    /// <summary>Who of the helpers gets the items of a lane.</summary>
    public Person Choose(Lane lane, out int candidates) =>
        workforce.Choose(lane, lane.Queue.Department.Helpers, new HasNothingAtHome(this), out candidates);

    /// <summary>Finds everybody's helpers anew where people or departments have changed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void RefreshHelpers()
    {
        if (changes.Helpers)
        {
            FindHelpers();
        }
    }

    /// <summary>Whether anything waits that others might help with: where not, nothing else need be looked at.</summary>
    public bool MayNeedHelp(DepartmentSlot department) => CallableNow(department) > 0;

    /// <summary>Whether a helper of the lane's department is free for its items and has nothing to do at home.</summary>
    public bool HasFreeHelper(Lane lane) => workforce.HasFree(lane, lane.Queue.Department.Helpers, new HasNothingAtHome(this));

    /// <summary>Whether something waits at home that somebody could take now; a push department without a change has nothing.</summary>
    public bool HasWorkAtHome(Person person)
    {
        var home = person.Home!;
        if (!home.MayAssign || home is { IsPush: true, HasChanged: false })
        {
            return false;
        }

        var test = new PersonCanTake(person);
        foreach (var queue in home.Active)
        {
            foreach (var lane in queue.Active)
            {
                if ((lane.Mask & rules.Levels) != 0 && test.Holds(lane))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void FindHelpers()
    {
        changes.Helpers = false;
        foreach (var department in departments)
        {
            department.Helpers.Clear();
        }

        foreach (var group in _groups ?? [[.. departments]])
        {
            foreach (var department in group)
            {
                foreach (var helper in group.Where(other => other != department))
                {
                    department.Helpers.UnionWith(helper.Members);
                }
            }
        }
    }

    // Cheaper than the rest, and mostly the end of it: whoever could help is busy, or lacks the skills.
    private bool HasSkilledHelper(DepartmentSlot department)
    {
        foreach (var queue in department.Active)
        {
            if (PersonSet.Intersect(department.Helpers, workforce.Free, queue.Skills.Qualified))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Items that may be called, without those that a crisis holds back.</summary>
    private int CallableNow(DepartmentSlot department)
    {
        var count = department.CallableItems;
        if (count == 0)
        {
            return 0;
        }

        for (var held = DispatchRules.AllLevels & ~rules.Levels; held != 0; held &= held - 1)
        {
            count -= department.Callable[BitOperations.TrailingZeroCount(held)];
        }

        return count;
    }

    /// <summary>Whether more than the threshold's items wait that nobody of the department's own is free for, or one whose promise was not kept.</summary>
    private bool NeedsHelp(DepartmentSlot department, long now)
    {
        var unserved = 0L;
        foreach (var queue in department.Active)
        {
            foreach (var lane in queue.Active)
            {
                if (department.FreeMembers == 0 || !workforce.HasFreeMember(lane))
                {
                    unserved += CountCallable(lane);
                    if (unserved > rules.PoolingThreshold || heads.IsOverdue(lane, now))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private int CountCallable(Lane lane)
    {
        var count = 0;
        for (var mask = (uint)(lane.Mask & rules.Levels); mask != 0; mask &= mask - 1)
        {
            count += lane.Levels[BitOperations.TrailingZeroCount(mask)].Count;
        }

        return count;
    }

    // Where nobody of the department is at work who could, help comes whatever waits.
    private readonly struct HelperIsFree(PoolingMatcher pooling, Workforce workforce, bool areMany) : ILanePredicate
    {
        public bool Holds(Lane lane) => (areMany || !workforce.HasMemberAtWork(lane)) && !workforce.HasFreeMember(lane) && pooling.HasFreeHelper(lane);
    }

    private readonly struct HelperCanTake(Workforce workforce, Person person, bool areMany) : ILanePredicate
    {
        public bool Holds(Lane lane) => (areMany || !workforce.HasMemberAtWork(lane)) && new PersonCanTake(person).Holds(lane) && !workforce.HasFreeMember(lane);
    }

    private readonly struct HasNothingAtHome(PoolingMatcher pooling) : IPersonPredicate
    {
        public bool Holds(Person person) => !pooling.HasWorkAtHome(person);
    }
}
