using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Matching;

/// <summary>Finds the best item by the order among the first ones of each queue and level.</summary>
internal sealed class HeadSearch(ItemSlab items, DispatchRules rules)
{
    /// <summary>The best item of a department's lanes that pass a test, or the best one so far.</summary>
    /// <param name="department">Whose lanes.</param>
    /// <param name="best">The best item so far, or -1.</param>
    /// <param name="test">Which lanes.</param>
    /// <param name="context">What the order looks at.</param>
    public int Best<TPredicate>(DepartmentSlot department, int best, TPredicate test, in OrderContext context)
        where TPredicate : struct, ILanePredicate
    {
        foreach (var queue in department.Active)
        {
            if (queue.OnlyActive is not { } only)
            {
                best = BestOfLanes(queue, best, test, context);
            }
            else if (test.Holds(only))
            {
                for (var mask = Levels(only); mask != 0; mask &= mask - 1)
                {
                    best = Better(only.Levels[BitOperations.TrailingZeroCount(mask)].First, best, context);
                }
            }
        }

        return best;
    }

    /// <summary>The better of two items; the second one may be -1 for none.</summary>
    public int Better(int head, int best, in OrderContext context) =>
        best < 0 || rules.Order.Before(items[head], items[best], context) ? head : best;

    /// <summary>Whether the oldest item of some level of a lane has waited longer than was promised.</summary>
    public bool IsOverdue(Lane lane, long now)
    {
        for (var mask = (uint)(lane.Mask & rules.Levels); mask != 0; mask &= mask - 1)
        {
            if (items[lane.Levels[BitOperations.TrailingZeroCount(mask)].First].Due <= now)
            {
                return true;
            }
        }

        return false;
    }

    private int BestOfLanes<TPredicate>(WorkQueue queue, int best, TPredicate test, in OrderContext context)
        where TPredicate : struct, ILanePredicate
    {
        Span<int> heads = stackalloc int[Lane.LevelCount];
        heads.Fill(-1);
        foreach (var lane in queue.Active)
        {
            if (test.Holds(lane))
            {
                CollectHeads(lane, heads);
            }
        }

        foreach (var head in heads)
        {
            best = head >= 0 ? Better(head, best, context) : best;
        }

        return best;
    }

    /// <summary>A bit per level of a lane whose first item may be the best; of those that go by level, the first one is enough.</summary>
    private uint Levels(Lane lane)
    {
        var all = lane.Mask & rules.Levels;
        return (uint)(rules.LevelsFirst ? all & -all : all);
    }

    /// <summary>Of each level the item that came first: within a queue and level it is arrival order, whatever the lane.</summary>
    private void CollectHeads(Lane lane, Span<int> heads)
    {
        for (var mask = Levels(lane); mask != 0; mask &= mask - 1)
        {
            var level = BitOperations.TrailingZeroCount(mask);
            var head = lane.Levels[level].First;
            if (heads[level] < 0 || ItemRecord.Earlier(items[head], items[heads[level]]))
            {
                heads[level] = head;
            }
        }
    }
}
