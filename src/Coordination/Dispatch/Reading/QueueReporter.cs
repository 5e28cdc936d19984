using System.Collections.Immutable;
using System.Numerics;
using Coordination.Departments;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Dispatch.Reading;

/// <summary>Reports the live queues by their ids.</summary>
internal sealed class QueueReporter(DispatchCore core, DispatchDirectory directory)
{
    /// <summary>The live queues, and everybody who is at work; of one department alone where it is named.</summary>
    public QueueReport Report(DepartmentId? department, int limit, DateTimeOffset now, DateTimeOffset joinedBy)
    {
        var context = new OrderContext(now.UtcTicks, core.Rules.Rates);
        ImmutableArray<DepartmentQueue> departments =
        [
            .. core.Departments.Where(slot => directory.IsPlanned(slot.Index) || slot.InHand > 0 || LanesOf(slot).Count > 0)
                .Where(slot => department is null || directory.DepartmentOf(slot.Index) == department)
                .OrderBy(slot => directory.DepartmentOf(slot.Index)).Select(slot => ReportOf(slot, limit, context, joinedBy.UtcTicks)),
        ];
        return new QueueReport
        {
            At = now,
            Waiting = departments.Sum(queue => queue.Waiting),
            Booked = departments.Sum(queue => queue.Booked),
            Held = departments.Sum(queue => queue.Held),
            Departments = departments,
            Staff =
            [
                .. core.Workforce.All.ToArray().Where(person => person.IsAvailable || person.FirstItem >= 0)
                    .Where(person => person.Home is { } home && (department is null || directory.DepartmentOf(home.Index) == department))
                    .OrderBy(person => person.Rank).Select(LoadOf),
            ],
        };
    }

    private static List<Lane> LanesOf(DepartmentSlot slot)
    {
        List<Lane> lanes = slot.Deferred is { Count: > 0 } deferred ? [deferred] : [];
        foreach (var queue in slot.Active)
        {
            lanes.AddRange(queue.Active);
        }

        return lanes;
    }

    private DepartmentQueue ReportOf(DepartmentSlot slot, int limit, in OrderContext context, long joinedBy)
    {
        var lanes = LanesOf(slot);
        var byUrgency = ImmutableSortedDictionary.CreateBuilder<Urgency, long>();
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            var joined = 0L;
            foreach (var lane in lanes)
            {
                joined += core.Queues.CountJoined(lane, level, joinedBy);
            }

            byUrgency.Add((Urgency)(level + 1), joined);
        }

        var waiting = byUrgency.Values.Sum();
        var oldest = waiting == 0 ? default(DateTimeOffset?) : HallTime.Instant(lanes.Min(lane => lane.Oldest));
        return new DepartmentQueue(directory.DepartmentOf(slot.Index), slot.IsOpen, waiting, slot.InHand, byUrgency.ToImmutable(), oldest, FirstItems(slot, limit, context, joinedBy))
        {
            CallableByUrgency = Enumerable.Range(0, Lane.LevelCount).Where(level => slot.Callable[level] > 0).ToImmutableSortedDictionary(level => (Urgency)(level + 1), level => (long)slot.Callable[level]),
            Booked = lanes.Sum(lane => lane.Count) - waiting,
            BookedItems = NextBooked(lanes, limit, context, joinedBy),
        };
    }

    private ImmutableArray<QueuedItem> FirstItems(DepartmentSlot slot, int limit, in OrderContext context, long joinedBy)
    {
        var (items, levels) = (ImmutableArray.CreateBuilder<QueuedItem>(), core.Rules.Levels);
        Merge(ListsOf(slot.Active, levels, joinedBy), items, limit, context);
        Merge(ListsOf(slot.Active, DispatchRules.AllLevels & ~levels, joinedBy), items, limit, context);
        Merge(ListsOf(slot.Deferred is { Count: > 0 } deferred ? [deferred] : [], DispatchRules.AllLevels, 0, joinedBy), items, limit, context);
        return items.ToImmutable();
    }

    // By their times, whether or not they may be called already.
    private ImmutableArray<QueuedItem> NextBooked(List<Lane> lanes, int limit, in OrderContext context, long joinedBy)
    {
        var (items, lists) = (ImmutableArray.CreateBuilder<QueuedItem>(), new List<QueueCursor>());
        foreach (var lane in lanes)
        {
            for (var level = 0; level < Lane.LevelCount; level++)
            {
                lists.Add(new QueueCursor(lane, level, group: 0, core.Queues.CountJoined(lane, level, joinedBy), lane.Levels[level].Count));
            }
        }

        Merge(lists, items, limit, context);
        return items.ToImmutable();
    }

    private List<QueueCursor> ListsOf(ReadOnlySpan<WorkQueue> queues, int levels, long joinedBy)
    {
        var lists = new List<QueueCursor>();
        for (var group = 0; group < queues.Length; group++)
        {
            lists.AddRange(ListsOf(queues[group].Active, levels, group, joinedBy));
        }

        return lists;
    }

    private List<QueueCursor> ListsOf(ReadOnlySpan<Lane> lanes, int levels, int group, long joinedBy)
    {
        var lists = new List<QueueCursor>();
        foreach (var lane in lanes)
        {
            for (var mask = (uint)(lane.Mask & levels); mask != 0; mask &= mask - 1)
            {
                var level = BitOperations.TrailingZeroCount(mask);
                lists.Add(new QueueCursor(lane, level, (group * Lane.LevelCount) + level, 0, core.Queues.CountJoined(lane, level, joinedBy)));
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
                if (!heads.TryGetValue(list.Group, out var head) || ItemRecord.Earlier(core.Items[list.Next], core.Items[head.Next]))
                {
                    heads[list.Group] = list;
                }
            }

            QueueCursor? best = null;
            foreach (var head in heads.Values)
            {
                best = best is null || core.Rules.Order.Before(core.Items[head.Next], core.Items[best.Next], context) ? head : best;
            }

            if (best is null)
            {
                return;
            }

            items.Add(Describe(core.Items[best.Next]));
            best.Advance();
        }
    }

    private QueuedItem Describe(in ItemRecord record) => new(
        record.Id, directory.ClassOf(record.Class).Service, (Urgency)(record.Level + 1), HallTime.Instant(record.QueuedAt),
        record.Due == ItemRecord.NoDue ? null : HallTime.Instant(record.Due));

    private StaffLoad LoadOf(Person person)
    {
        var items = new List<WorkItemId>();
        for (var item = person.FirstItem; item >= 0; item = core.Items[item].Next)
        {
            items.Add(core.Items[item].Id);
        }

        return new StaffLoad(
            directory.StaffOf(person.Index), directory.DepartmentOf(person.Home!.Index), person.IsAvailable, person.Load, person.Capacity, [.. items.Order()]);
    }
}
