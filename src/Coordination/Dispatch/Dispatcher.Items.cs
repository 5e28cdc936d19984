using System.Diagnostics.CodeAnalysis;
using Coordination.Dispatch.Core;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Dispatch;

internal sealed partial class Dispatcher
{
    /// <summary>An item waits: new, back from somebody, or changed. A reserved item stays reserved and takes the change.</summary>
    /// <remarks>Placing it again without a change does nothing.</remarks>
    /// <exception cref="ArgumentException">The item has no id, no class of this dispatcher, or an urgency that is none of the five.</exception>
    public void Place(in WaitingItem item, DateTimeOffset now)
    {
        Require(item.Item, (int)item.Urgency, item.Class);
        var at = now.UtcTicks;
        var terms = new WaitingTerms(
            item.Class, (byte)((int)item.Urgency - 1), item.QueuedAt.UtcTicks, item.Due?.UtcTicks ?? ItemRecord.NoDue,
            item.AwaitsArrival ? Restriction.UntilArrival : item.NotBefore?.UtcTicks ?? 0, _directory.ExclusionsOf(item.Exclusions, at));
        var hash = ItemIndex.HashOf(item.Item);
        if (_index.Find(item.Item, hash) is >= 0 and var known)
        {
            _core.Replace(new ItemSlot(known), terms, at);
        }
        else
        {
            _index.Add(hash, _core.Place(item.Item, terms, at).Value);
        }
    }

    /// <summary>An item is in somebody's hands, whatever it was before: a reservation becomes final, a waiting item leaves its queue.</summary>
    /// <exception cref="ArgumentException">The item has no id, no class of this dispatcher, or an urgency that is none of the five.</exception>
    public void Hold(in HeldItem item, DateTimeOffset now)
    {
        Require(item.Item, (int)item.Urgency, item.Class);
        var hash = ItemIndex.HashOf(item.Item);
        var known = _index.Find(item.Item, hash);
        var terms = new HoldingTerms(item.Class, (byte)((int)item.Urgency - 1), HolderOf(known, item.Staff), item.Since.UtcTicks);
        if (known >= 0)
        {
            _core.Hold(new ItemSlot(known), terms, now.UtcTicks);
        }
        else
        {
            _index.Add(hash, _core.Hold(item.Item, terms, now.UtcTicks).Value);
        }
    }

    /// <summary>An item is over: it leaves its queue or its holder.</summary>
    /// <returns>Whether it was known.</returns>
    public bool Remove(WorkItemId item, DateTimeOffset now)
    {
        var hash = ItemIndex.HashOf(item);
        var index = _index.Find(item, hash);
        if (index < 0)
        {
            return false;
        }

        _index.Remove(hash, index);
        _core.Remove(new ItemSlot(index), now.UtcTicks);
        return true;
    }

    /// <summary>A reserved item could not be given: it goes back to its place. An item that is not reserved stays as it is.</summary>
    public void Release(WorkItemId item, DateTimeOffset now)
    {
        if (_index.Find(item) is >= 0 and var index)
        {
            _core.Release(new ItemSlot(index), now.UtcTicks);
        }
        else
        {
            _core.ProcessDue(now.UtcTicks);
        }
    }

    /// <summary>A waiting item's citizen is with somebody else, and it is not called until they are free again. Any other item stays as it is.</summary>
    public void SetElsewhere(WorkItemId item, bool isElsewhere, DateTimeOffset now)
    {
        _core.ProcessDue(now.UtcTicks);
        if (_index.Find(item) is >= 0 and var index)
        {
            _core.SetElsewhere(new ItemSlot(index), isElsewhere, now.UtcTicks);
        }
    }

    /// <summary>Push: the next item that somebody is free for, reserved for them.</summary>
    /// <remarks>
    /// First, of all push departments, the best item by the order that somebody of its own department is free for, to the best
    /// of them by the choice. Only when there is none: of the departments that are helped (pooling), the best item that somebody
    /// of another department is free for who has nothing to do at home.
    /// </remarks>
    /// <returns>False when no eligible person is free for any eligible item of a push department.</returns>
    public bool TryNext(DateTimeOffset now, out DispatchDecision decision)
    {
        if (!_core.TryReserve(now.UtcTicks, out var reservation))
        {
            decision = default;
            return false;
        }

        Explain(reservation, now.UtcTicks, pulled: false, out decision);
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
        _core.ProcessDue(at);
        if (_directory.Find(staff) is not (>= 0 and var person) || !_core.TryReserveFor(person, at, out var reservation))
        {
            decision = default;
            return false;
        }

        Explain(reservation, at, pulled: true, out decision);
        return true;
    }

    private void Explain(in Reservation reservation, long now, bool pulled, out DispatchDecision decision)
    {
        ref var record = ref _core.Items[reservation.Item.Value];
        var waited = TimeSpan.FromTicks(Math.Max(0, now - record.QueuedAt));
        decision = new DispatchDecision(record.Id, _directory.StaffOf(reservation.Person), new DispatchReason(
            _core.Rules.OrderKind, _core.Rules.ChoiceKind, (Urgency)(record.Level + 1), waited, reservation.Candidates,
            reservation.IsHelp ? _directory.DepartmentOf(_core.Workforce[reservation.Person].Home!.Index) : null, pulled));
    }

    // Nearly always the holder is the one that the item was reserved for: that is known without a look-up.
    private int HolderOf(int item, StaffId staff)
    {
        if (item >= 0)
        {
            ref var record = ref _core.Items[item];
            if (record.State >= ItemState.Reserved && _directory.StaffOf(record.Holder) == staff)
            {
                return record.Holder;
            }
        }

        return _directory.NumberOf(staff);
    }

    private void Require(in WorkItemId item, int level, WorkClassHandle workClass)
    {
        if (item.Request == default)
        {
            ThrowNoId(nameof(item));
        }

        if (level is < 1 or > Lane.LevelCount)
        {
            ThrowUrgency(level, nameof(item));
        }

        _core.ClassOf(workClass);
    }

    // Apart, so that the texts are not compiled into every call.
    [DoesNotReturn]
    private static void ThrowNoId(string parameter) =>
        throw new ArgumentException("The item has no id; give the request's id and the item's number.", parameter);

    [DoesNotReturn]
    private static void ThrowUrgency(int level, string parameter) =>
        throw new ArgumentException($"The item's urgency is {level}; it must be 1 to 5.", parameter);
}
