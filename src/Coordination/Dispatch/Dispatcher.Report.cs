using System.Collections.Immutable;
using System.Numerics;
using Coordination.Departments;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>The live queues.</summary>
    /// <param name="department">Only this one and its staff; every one when null.</param>
    /// <param name="limit">At most so many items of each department: first those that may be called, in their order, then those of
    /// levels that the crisis holds back, then those that wait for a time.</param>
    /// <param name="now">Now.</param>
    public QueueReport Report(DepartmentId? department, int limit, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        ProcessDue(now.UtcTicks);
        var context = new OrderContext(now.UtcTicks, _rates);
        return new QueueReport
        {
            At = now,
            Waiting = _waiting,
            Held = _held,
            Departments =
            [
                .. _departments.Where(slot => department is null || slot.Id == department)
                    .OrderBy(slot => slot.Id).Select(slot => ReportOf(slot, limit, context)),
            ],
            Staff =
            [
                .. _staff.All.Where(person => person.IsAvailable || person.FirstItem >= 0)
                    .Where(person => person.Home is { } home && (department is null || home.Id == department))
                    .OrderBy(person => person.Id).Select(LoadOf),
            ],
        };
    }

    private DepartmentQueue ReportOf(DepartmentSlot slot, int limit, in OrderContext context)
    {
        var byUrgency = ImmutableSortedDictionary.CreateBuilder<Urgency, long>();
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            byUrgency.Add((Urgency)(level + 1), slot.Callable[level] + (slot.Parked?.Levels[level].Count ?? 0));
        }

        return new DepartmentQueue(
            slot.Id, slot.IsOpen, byUrgency.Values.Sum(), slot.InHand, byUrgency.ToImmutable(), OldestOf(slot), FirstItems(slot, limit, context));
    }

    private static DateTimeOffset? OldestOf(DepartmentSlot slot)
    {
        var oldest = slot.Parked is { Count: > 0 } parked ? parked.Oldest : long.MaxValue;
        foreach (var queue in slot.Active)
        {
            foreach (var lane in queue.Active)
            {
                oldest = Math.Min(oldest, lane.Oldest);
            }
        }

        return oldest == long.MaxValue ? null : Instant(oldest);
    }

    private ImmutableArray<QueuedItem> FirstItems(DepartmentSlot slot, int limit, in OrderContext context)
    {
        var items = ImmutableArray.CreateBuilder<QueuedItem>();
        Merge(ListsOf(slot.Active, _levels), items, limit, context);
        Merge(ListsOf(slot.Active, AllLevels & ~_levels), items, limit, context);
        Merge(ListsOf(slot.Parked is { Count: > 0 } parked ? [parked] : [], AllLevels, 0), items, limit, context);
        return items.ToImmutable();
    }

    private static List<QueueCursor> ListsOf(ReadOnlySpan<WorkQueue> queues, int levels)
    {
        var lists = new List<QueueCursor>();
        for (var group = 0; group < queues.Length; group++)
        {
            lists.AddRange(ListsOf(queues[group].Active, levels, group));
        }

        return lists;
    }

    private static List<QueueCursor> ListsOf(ReadOnlySpan<Lane> lanes, int levels, int group)
    {
        var lists = new List<QueueCursor>();
        foreach (var lane in lanes)
        {
            for (var mask = (uint)(lane.Mask & levels); mask != 0; mask &= mask - 1)
            {
                var level = BitOperations.TrailingZeroCount(mask);
                lists.Add(new QueueCursor(lane, level, (group * Lane.LevelCount) + level));
            }
        }

        return lists;
    }

    /// <summary>Lists items as they would go: of a queue and level the oldest, among those the best by the order.</summary>
    private void Merge(List<QueueCursor> lists, ImmutableArray<QueuedItem>.Builder items, int limit, in OrderContext context)
    {
        var heads = new Dictionary<int, QueueCursor>();
        while (items.Count < limit)
        {
            heads.Clear();
            foreach (var list in lists.Where(list => list.HasNext))
            {
                if (!heads.TryGetValue(list.Group, out var head) || ItemRecord.Earlier(_items[list.Next], _items[head.Next]))
                {
                    heads[list.Group] = list;
                }
            }

            QueueCursor? best = null;
            foreach (var head in heads.Values)
            {
                best = best is null || _order.Before(_items[head.Next], _items[best.Next], context) ? head : best;
            }

            if (best is null)
            {
                return;
            }

            items.Add(Describe(_items[best.Next]));
            best.Advance();
        }
    }

    private QueuedItem Describe(in ItemRecord record) => new(
        record.Id, _classes[record.Class].Class.Service, (Urgency)(record.Level + 1), Instant(record.QueuedAt),
        record.Due == ItemRecord.NoDue ? null : Instant(record.Due));

    private StaffLoad LoadOf(Person person)
    {
        var items = new List<WorkItemId>();
        for (var item = person.FirstItem; item >= 0; item = _items[item].Next)
        {
            items.Add(_items[item].Id);
        }

        return new StaffLoad(person.Id, person.Home!.Id, person.IsAvailable, person.Load, person.Capacity, [.. items.Order()]);
    }

    /// <summary>A walk along one level of one lane.</summary>
    private sealed class QueueCursor(Lane lane, int level, int group)
    {
        private int _rank;

        public int Group { get; } = group;

        public bool HasNext => _rank < lane.Levels[level].Count;

        public int Next { get; private set; } = lane.Levels[level].First;

        public void Advance()
        {
            if (++_rank < lane.Levels[level].Count)
            {
                Next = ArrivalTrees.Select(lane.Levels[level], _rank);
            }
        }
    }
}
