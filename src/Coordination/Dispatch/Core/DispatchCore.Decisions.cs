using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Policies;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Core;

internal sealed partial class DispatchCore
{
    /// <summary>Push: the next item that somebody is free for, reserved for them.</summary>
    /// <remarks>
    /// First, of all push departments, the best item by the order that somebody of its own department is free for, to the best
    /// of them by the choice. Only when there is none: of the departments that are helped (pooling), the best item that somebody
    /// of another department is free for who has nothing to do at home.
    /// </remarks>
    /// <returns>False when no eligible person is free for any eligible item of a push department.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryReserve(long now, out Reservation reservation)
    {
        var item = Next(now, out var helps);
        if (item < 0)
        {
            reservation = default;
            return false;
        }

        var person = Choose(item, helps, out var candidates);
        ReserveFor(item, person, now);
        reservation = new Reservation(new ItemSlot(item), person.Index, candidates, helps);
        return true;
    }

    /// <summary>Pull: the best item for somebody, reserved for them.</summary>
    /// <remarks>
    /// First of their own department, whether it pushes or pulls; only when there is none, of the departments that they may help.
    /// </remarks>
    /// <returns>False when nothing waits that they could take now.</returns>
    public bool TryReserveFor(int person, long now, out Reservation reservation)
    {
        ProcessDue(now);
        var taker = Workforce[person];
        if (BestFor(taker, now, out var helps) is not (>= 0 and var item))
        {
            reservation = default;
            return false;
        }

        ReserveFor(item, taker, now);
        reservation = new Reservation(new ItemSlot(item), person, 1, helps);
        return true;
    }

    /// <summary>Push: the next item that somebody is free for is put into their hands at once.</summary>
    /// <param name="now">Now.</param>
    /// <param name="item">Which item.</param>
    /// <param name="person">Into whose hands.</param>
    public bool TryAssign(long now, out ItemSlot item, out int person)
    {
        var next = Next(now, out var helps);
        item = new ItemSlot(next);
        if (next < 0)
        {
            person = -1;
            return false;
        }

        var chosen = Choose(next, helps, out _);
        ReserveFor(next, chosen, now).State = ItemState.Held;
        person = chosen.Index;
        return true;
    }

    /// <summary>Pull: the best item for somebody is put into their hands at once, as <see cref="TryReserveFor"/> chooses it.</summary>
    public bool TryAssignTo(int person, long now, out ItemSlot item)
    {
        ProcessDue(now);
        var taker = Workforce[person];
        var next = BestFor(taker, now, out _);
        item = new ItemSlot(next);
        if (next < 0)
        {
            return false;
        }

        ReserveFor(next, taker, now).State = ItemState.Held;
        return true;
    }

    /// <summary>Pull: who is free and may find something when they ask. Nobody else does; of these some may ask in vain.</summary>
    /// <param name="among">Who is asked about.</param>
    /// <param name="word">Of which 64 people by number, from 0.</param>
    /// <returns>A bit for each.</returns>
    /// <remarks>Of the moment of the last decision: what becomes due later is not seen.</remarks>
    public ulong WhoMayTake(PersonSet among, int word)
    {
        var free = Workforce.Free[word] & among[word];
        if (free == 0)
        {
            return 0;
        }

        _pooling.RefreshHelpers();
        var who = 0UL;
        foreach (var department in CollectionsMarshal.AsSpan(_departments))
        {
            if (department.CallableItems > 0 && department.MayAssign)
            {
                var takers = department.Members[word] | (Rules.IsPooling && _pooling.MayNeedHelp(department) ? department.Helpers[word] : 0);
                who |= (takers & free) == 0 ? 0 : takers & QualifiedFor(department, word);
            }
        }

        return who & free;
    }

    private static ulong QualifiedFor(DepartmentSlot department, int word)
    {
        var qualified = 0UL;
        foreach (var queue in department.Active)
        {
            qualified |= queue.Skills.Qualified[word];
        }

        return qualified;
    }

    /// <summary>The item to give next, or -1, and whether a helper gets it.</summary>
    private int Next(long now, out bool helps)
    {
        ProcessDue(now);
        var context = new OrderContext(now, Rules.Rates);
        var item = _members.Best(context);
        helps = item < 0 && Rules.IsPooling;
        return helps ? _pooling.Best(context) : item;
    }

    /// <summary>Who gets an item.</summary>
    private Person Choose(int item, bool helps, out int candidates)
    {
        var lane = Queues.LaneOf(Items[item]);
        return helps ? _pooling.Choose(lane, out candidates) : _members.Choose(lane, out candidates);
    }

    /// <summary>The best item for somebody, or -1.</summary>
    private int BestFor(Person person, long now, out bool helps)
    {
        helps = false;
        if (!Workforce.Free.Contains(person.Index))
        {
            return -1;
        }

        var context = new OrderContext(now, Rules.Rates);
        var item = _members.BestFor(person, context);
        helps = item < 0 && Rules.IsPooling;
        return helps ? _pooling.BestFor(person, context) : item;
    }

    // Compiled by itself, as the search is: both in one are more than the compiler takes, and what it leaves out is left to chance.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref ItemRecord ReserveFor(int item, Person person, long now)
    {
        ref var record = ref Items[item];
        Queues.Remove(item, ref record);
        _assignments.Reserve(item, ref record, person, now);
        return ref record;
    }
}
