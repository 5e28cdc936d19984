using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Reading;

/// <summary>How many go before an item by today's order, without listing them.</summary>
internal sealed class PositionCounter(ItemSlab items, ArrivalTrees trees, DispatchRules rules)
{
    /// <summary>The number of those before it, plus one.</summary>
    /// <param name="record">A waiting item.</param>
    /// <param name="department">Its department.</param>
    /// <param name="skills">What it requires now.</param>
    /// <param name="now">Now.</param>
    public long PositionOf(in ItemRecord record, DepartmentSlot department, SkillSet skills, long now)
    {
        // An item whose level the crisis holds back stands behind everybody else, and among its like by the order.
        var levels = rules.Levels | ((rules.Levels >> record.Level & 1) == 0 ? DispatchRules.AllLevels : 0);
        var bar = rules.Order.FollowsArrival ? default : BarOf(record, department, skills);
        var before = 0L;
        foreach (var queue in department.Active)
        {
            if (!Competes(queue, skills))
            {
                continue;
            }

            before += rules.Order.FollowsArrival
                ? CountBefore(queue, record, levels, new OrderContext(now, rules.Rates))
                : CountBelow(queue, record, skills, levels, bar);
        }

        return before + 1;
    }

    /// <summary>Whether some member of the department serves both, whether or not they are at work.</summary>
    private static bool Competes(WorkQueue queue, SkillSet skills) =>
        queue.Skills == skills || PersonSet.Intersect(queue.Department.Members, queue.Skills.Qualified, skills.Qualified);

    private long CountBefore(WorkQueue queue, in ItemRecord record, int levels, in OrderContext context)
    {
        var before = 0L;
        var test = new GoesBefore(rules.Order, record, context);
        foreach (var lane in queue.Active)
        {
            for (var mask = (uint)(lane.Mask & levels); mask != 0; mask &= mask - 1)
            {
                before += trees.CountWhile(lane.Levels[BitOperations.TrailingZeroCount(mask)], test);
            }
        }

        return before;
    }

    /// <summary>The latest deadline among the item and those before it in its queue and level: all of them must go before it.</summary>
    /// <remarks>
    /// Where only heads are compared, an item goes before another one of another queue or level exactly when the latest of the
    /// deadlines up to it (the item itself included) is the earlier one.
    /// </remarks>
    private ItemRecord BarOf(in ItemRecord record, DepartmentSlot department, SkillSet skills)
    {
        var bar = record;
        foreach (var queue in department.Active)
        {
            if (queue.Skills != skills)
            {
                continue;
            }

            foreach (var lane in queue.Active)
            {
                ref var level = ref lane.Levels[record.Level];
                var due = trees.LatestDueUpTo(level, record.QueuedAt, record.Id);
                if (due >= bar.Due)
                {
                    var last = items[trees.LastDueUpTo(level, record.QueuedAt, record.Id, due)];
                    bar = due > bar.Due || ItemRecord.Earlier(bar, last) ? last : bar;
                }
            }
        }

        return bar;
    }

    private long CountBelow(WorkQueue queue, in ItemRecord record, SkillSet skills, int levels, in ItemRecord bar)
    {
        var before = 0L;
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            if ((levels >> level & 1) != 0)
            {
                var own = queue.Skills == skills && level == record.Level;
                before += own ? RankIn(queue, level, record) : CountBelow(queue, level, bar);
            }
        }

        return before;
    }

    private long RankIn(WorkQueue queue, int level, in ItemRecord record)
    {
        var rank = 0L;
        foreach (var lane in queue.Active)
        {
            rank += trees.Rank(lane.Levels[level], record.QueuedAt, record.Id);
        }

        return rank;
    }

    private long CountBelow(WorkQueue queue, int level, in ItemRecord bar)
    {
        var stop = -1;
        var total = 0L;
        foreach (var lane in queue.Active)
        {
            total += lane.Levels[level].Count;
            stop = EarlierOf(stop, FirstAbove(lane.Levels[level], level, bar));
        }

        return stop < 0 ? total : RankIn(queue, level, items[stop]);
    }

    /// <summary>The first item of a queue that goes after the bar by deadline, level, age and id; -1 with none.</summary>
    private int FirstAbove(in ArrivalQueue queue, int level, in ItemRecord bar)
    {
        if (level > bar.Level)
        {
            return trees.FirstDue(queue, bar.Due);
        }

        var later = bar.Due == ItemRecord.NoDue ? -1 : trees.FirstDue(queue, bar.Due + 1);
        return level < bar.Level ? later : EarlierOf(later, trees.FirstDueAfter(queue, bar.QueuedAt, bar.Id, bar.Due));
    }

    private int EarlierOf(int first, int second) =>
        first < 0 ? second
        : second < 0 || ItemRecord.Earlier(items[first], items[second]) ? first
        : second;

    private readonly struct GoesBefore(IOrderPolicy order, ItemRecord record, OrderContext context) : IItemPredicate
    {
        private readonly ItemRecord _record = record;
        private readonly OrderContext _context = context;

        public bool Holds(in ItemRecord item) => order.Before(item, _record, _context);
    }
}
