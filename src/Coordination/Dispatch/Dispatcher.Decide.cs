using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Dispatch;

public sealed partial class Dispatcher
{
    /// <summary>Departments where somebody of their own may be free for something. All others are settled.</summary>
    private DepartmentSlot[] _unsettled = new DepartmentSlot[4];
    private int _unsettledCount;

    /// <summary>Push: the next item that somebody is free for, reserved for them.</summary>
    /// <remarks>
    /// First, of all push departments, the best item by the order that somebody of its own department is free for, to the best
    /// of them by the choice. Only when there is none: of the departments that are helped (pooling), the best item that somebody
    /// of another department is free for who has nothing to do at home.
    /// </remarks>
    /// <returns>False when no eligible person is free for any eligible item of a push department.</returns>
    public bool TryNext(DateTimeOffset now, out DispatchDecision decision)
    {
        var at = now.UtcTicks;
        var item = Next(at, out var person, out var candidates, out var helped);
        if (item < 0)
        {
            decision = default;
            return false;
        }

        Give(item, person!, at, candidates, helped, pulled: false, out decision);
        return true;
    }

    /// <summary>Pull: the best item for somebody, reserved for them.</summary>
    /// <remarks>
    /// First of their own department, whether it pushes or pulls; only when there is none, of the departments that they may help.
    /// </remarks>
    /// <returns>False when nothing waits that they could take now.</returns>
    public bool TryTake(StaffId staff, DateTimeOffset now, out DispatchDecision decision)
    {
        var at = now.UtcTicks;
        ProcessDue(at);
        decision = default;
        if (_staff.Find(staff) is not { } person || BestFor(person, at, out var helped) is not (>= 0 and var item))
        {
            return false;
        }

        Give(item, person, at, 1, helped, pulled: true, out decision);
        return true;
    }

    /// <summary>The best item for somebody, or -1.</summary>
    private int BestFor(Person person, long now, out bool helped)
    {
        helped = false;
        if (!_free.Contains(person.Index))
        {
            return -1;
        }

        var context = new OrderContext(now, _rates);
        var item = person.Home!.MayGive ? BestOf(person.Home, -1, new ForPerson(person), context) : -1;
        helped = item < 0 && _pooling;
        return helped ? BestToHelpWith(person, context) : item;
    }

    /// <summary>The item to give next, or -1, and who gets it.</summary>
    private int Next(long now, out Person? person, out int candidates, out bool helped)
    {
        ProcessDue(now);
        var context = new OrderContext(now, _rates);
        var item = BestOwn(context);
        helped = item < 0 && _pooling;
        item = helped ? BestHelped(context) : item;
        (person, candidates) = (null, 0);
        if (item >= 0)
        {
            person = Choose(_lanes[_items[item].Lane], helped, out candidates);
        }

        return item;
    }

    private void Unsettle(DepartmentSlot department)
    {
        _helpIsUnsettled = true;
        if (!department.IsUnsettled)
        {
            department.IsUnsettled = true;
            if (_unsettledCount == _unsettled.Length)
            {
                Array.Resize(ref _unsettled, _unsettledCount * 2);
            }

            _unsettled[_unsettledCount++] = department;
        }
    }

    private int BestOwn(in OrderContext context)
    {
        var best = -1;
        for (var place = _unsettledCount - 1; place >= 0; place--)
        {
            var department = _unsettled[place];
            var item = department.IsPush && department.MayGive && department.FreeMembers > 0
                ? BestOf(department, -1, new OwnFree(this), context)
                : -1;
            if (item < 0)
            {
                department.IsUnsettled = false;
                _unsettled[place] = _unsettled[--_unsettledCount];
            }
            else
            {
                best = Better(item, best, context);
            }
        }

        return best;
    }

    /// <summary>The best item of a department's lanes that pass a test, or the best one so far.</summary>
    private int BestOf<TTest>(DepartmentSlot department, int best, TTest test, in OrderContext context)
        where TTest : struct, ILaneTest
    {
        foreach (var queue in department.Active)
        {
            if (queue.Active is not [var only])
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

    private int BestOfLanes<TTest>(WorkQueue queue, int best, TTest test, in OrderContext context)
        where TTest : struct, ILaneTest
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

    private int Better(int head, int best, in OrderContext context) =>
        best < 0 || _order.Before(_items[head], _items[best], context) ? head : best;

    /// <summary>A bit per level of a lane whose first item may be the best; of those that go by level, the first one is enough.</summary>
    private uint Levels(Lane lane)
    {
        var all = lane.Mask & _levels;
        return (uint)(_levelsFirst ? all & -all : all);
    }

    /// <summary>Of each level the item that came first: within a queue and level it is arrival order, whatever the lane.</summary>
    private void CollectHeads(Lane lane, Span<int> heads)
    {
        for (var mask = Levels(lane); mask != 0; mask &= mask - 1)
        {
            var level = BitOperations.TrailingZeroCount(mask);
            var head = lane.Levels[level].First;
            if (heads[level] < 0 || ItemRecord.Earlier(_items[head], _items[heads[level]]))
            {
                heads[level] = head;
            }
        }
    }

    private void Give(int item, Person person, long now, int candidates, bool helped, bool pulled, out DispatchDecision decision)
    {
        ref var record = ref _items[item];
        TakeOut(item, ref record);
        Attach(item, ref record, person, now);
        var waited = TimeSpan.FromTicks(Math.Max(0, now - record.QueuedAt));
        decision = new DispatchDecision(record.Id, person.Id, new DispatchReason(
            _orderKind, _choiceKind, (Urgency)(record.Level + 1), waited, candidates, helped ? person.Home!.Id : null, pulled));
    }

    private interface ILaneTest
    {
        bool Holds(Lane lane);
    }

    private readonly struct OwnFree(Dispatcher dispatcher) : ILaneTest
    {
        public bool Holds(Lane lane) => dispatcher.HasOwnFree(lane);
    }

    private readonly struct ForPerson(Person person) : ILaneTest
    {
        public bool Holds(Lane lane) => lane.Queue.Skills.Qualified.Contains(person.Index) && Fits(person, lane);
    }
}
