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
    /// <summary>The live queues, and everybody who is at work.</summary>
    public QueueReport Report(DepartmentId? department, int limit, DateTimeOffset now)
    {
        var context = new OrderContext(now.UtcTicks, core.Rules.Rates);
        return new QueueReport
        {
            At = now,
            Waiting = core.Waiting,
            Held = core.Held,
            Departments =
            [
                .. core.Departments.Where(slot => department is null || directory.DepartmentOf(slot.Index) == department)
                    .OrderBy(slot => directory.DepartmentOf(slot.Index)).Select(slot => ReportOf(slot, limit, context)),
            ],
            Staff =
            [
                .. core.Workforce.All.ToArray().Where(person => person.IsAvailable || person.FirstItem >= 0)
                    .Where(person => person.Home is { } home && (department is null || directory.DepartmentOf(home.Index) == department))
                    .OrderBy(person => person.Rank).Select(LoadOf),
            ],
        };
    }

    private DepartmentQueue ReportOf(DepartmentSlot slot, int limit, in OrderContext context)
    {
        var byUrgency = ImmutableSortedDictionary.CreateBuilder<Urgency, long>();
        for (var level = 0; level < Lane.LevelCount; level++)
        {
            byUrgency.Add((Urgency)(level + 1), slot.Callable[level] + (slot.Deferred?.Levels[level].Count ?? 0));
        }

        return new DepartmentQueue(
            directory.DepartmentOf(slot.Index), slot.IsOpen, byUrgency.Values.Sum(), slot.InHand, byUrgency.ToImmutable(), OldestOf(slot), FirstItems(slot, limit, context))
        {
            DeferredByUrgency = DeferredOf(slot),
        };
    }

    private static ImmutableSortedDictionary<Urgency, long> DeferredOf(DepartmentSlot slot) => slot.Deferred is not { Count: > 0 } deferred
        ? ImmutableSortedDictionary<Urgency, long>.Empty
        : Enumerable.Range(0, Lane.LevelCount).Where(level => deferred.Levels[level].Count > 0).ToImmutableSortedDictionary(level => (Urgency)(level + 1), level => (long)deferred.Levels[level].Count);

    private static DateTimeOffset? OldestOf(DepartmentSlot slot)
    {
        var oldest = slot.Deferred is { Count: > 0 } deferred ? deferred.Oldest : long.MaxValue;
        foreach (var queue in slot.Active)
        {
            foreach (var lane in queue.Active)
            {
                oldest = Math.Min(oldest, lane.Oldest);
            }
        }

        return oldest == long.MaxValue ? null : HallTime.Instant(oldest);
    }

    private ImmutableArray<QueuedItem> FirstItems(DepartmentSlot slot, int limit, in OrderContext context)
    {
        var (items, levels) = (ImmutableArray.CreateBuilder<QueuedItem>(), core.Rules.Levels);
        Merge(ListsOf(slot.Active, levels), items, limit, context);
        Merge(ListsOf(slot.Active, DispatchRules.AllLevels & ~levels), items, limit, context);
        Merge(ListsOf(slot.Deferred is { Count: > 0 } deferred ? [deferred] : [], DispatchRules.AllLevels, 0), items, limit, context);
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
