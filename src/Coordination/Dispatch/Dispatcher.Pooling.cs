using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;

namespace Coordination.Dispatch;

/// <summary>Departments that help each other.</summary>
public sealed partial class Dispatcher
{
    private bool _pooling;
    private int _poolingThreshold;
    private DepartmentSlot[][] _poolingGroups = [];
    private bool _poolingIsAmongAll;
    private bool _helpersAreStale = true;
    private bool _helpIsUnsettled = true;

    private void ConfigurePooling(HallPlan plan, bool crisis)
    {
        var widened = crisis ? plan.Crisis.PoolingThreshold : null;
        _pooling = plan.Pooling.Enabled || widened is not null;
        _poolingThreshold = widened ?? plan.Pooling.Threshold;
        _poolingIsAmongAll = widened is not null || plan.Pooling.Groups.IsDefaultOrEmpty;
        _poolingGroups = [.. plan.Pooling.Groups.Select(group => group.Select(InternDepartment).ToArray())];
        _helpersAreStale = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefreshHelpers()
    {
        if (_helpersAreStale)
        {
            FindHelpers();
        }
    }

    private void FindHelpers()
    {
        _helpersAreStale = false;
        foreach (var department in _departments)
        {
            department.Helpers.Clear();
        }

        var everybody = _departments.ToArray();
        foreach (var group in _poolingIsAmongAll ? [everybody] : _poolingGroups)
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

    private int BestHelped(in OrderContext context)
    {
        if (!_helpIsUnsettled)
        {
            return -1;
        }

        RefreshHelpers();
        var best = -1;
        foreach (var department in CollectionsMarshal.AsSpan(_departments))
        {
            if (MayNeedHelp(department) && department is { IsPush: true, MayGive: true } && HasSkilledHelper(department) && NeedsHelp(department))
            {
                best = BestOf(department, best, new HelperFree(this), context);
            }
        }

        _helpIsUnsettled = best >= 0;
        return best;
    }

    private int BestToHelpWith(Person person, in OrderContext context)
    {
        RefreshHelpers();
        var best = -1;
        foreach (var department in CollectionsMarshal.AsSpan(_departments))
        {
            if (MayNeedHelp(department) && department.MayGive && department.Helpers.Contains(person.Index) && NeedsHelp(department))
            {
                best = BestOf(department, best, new ForHelper(this, person), context);
            }
        }

        return best;
    }

    /// <summary>Whether more than the threshold's items wait at all: where not, nothing else need be looked at.</summary>
    private bool MayNeedHelp(DepartmentSlot department) => CallableNow(department) > _poolingThreshold;

    // Cheaper than the rest, and mostly the end of it: whoever could help is busy, or lacks the skills.
    private bool HasSkilledHelper(DepartmentSlot department)
    {
        foreach (var queue in department.Active)
        {
            if (PersonSet.Meet(department.Helpers, _free, queue.Skills.Qualified))
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

        for (var held = AllLevels & ~_levels; held != 0; held &= held - 1)
        {
            count -= department.Callable[BitOperations.TrailingZeroCount(held)];
        }

        return count;
    }

    /// <summary>Whether more than the threshold's items wait that nobody of the department's own is free for.</summary>
    private bool NeedsHelp(DepartmentSlot department)
    {
        var unserved = 0L;
        foreach (var queue in department.Active)
        {
            foreach (var lane in queue.Active)
            {
                unserved += department.FreeMembers == 0 || !HasOwnFree(lane) ? CountCallable(lane) : 0;
                if (unserved > _poolingThreshold)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private int CountCallable(Lane lane)
    {
        var count = 0;
        for (var mask = (uint)(lane.Mask & _levels); mask != 0; mask &= mask - 1)
        {
            count += lane.Levels[BitOperations.TrailingZeroCount(mask)].Count;
        }

        return count;
    }

    /// <summary>Whether something waits at home that somebody could take now; a push department that is settled has nothing.</summary>
    private bool HasWorkAtHome(Person person)
    {
        var home = person.Home!;
        if (!home.MayGive || home is { IsPush: true, IsUnsettled: false })
        {
            return false;
        }

        var test = new ForPerson(person);
        foreach (var queue in home.Active)
        {
            foreach (var lane in queue.Active)
            {
                if ((lane.Mask & _levels) != 0 && test.Holds(lane))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly struct HelperFree(Dispatcher dispatcher) : ILaneTest
    {
        public bool Holds(Lane lane) => !dispatcher.HasOwnFree(lane) && dispatcher.HasHelperFree(lane);
    }

    private readonly struct ForHelper(Dispatcher dispatcher, Person person) : ILaneTest
    {
        public bool Holds(Lane lane) => new ForPerson(person).Holds(lane) && !dispatcher.HasOwnFree(lane);
    }
}
