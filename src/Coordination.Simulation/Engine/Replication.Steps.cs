using System.Runtime.CompilerServices;
using Coordination.Dispatch.Queues;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// Items: their turn comes, they go to their queue, they are over.
internal sealed partial class Replication
{
    /// <summary>The time before which an item is not called, of one that may be called at once: before any that there is.</summary>
    private const long AtOnce = 0;

    /// <summary>A step's turn has come: it goes to its queue, at once or on its way, or is passed over.</summary>
    private void OpenStep(int place, int step, long queuedAt)
    {
        ref var visit = ref _visits[place];
        var model = _sources[visit.Source].Steps[step];
        if (visit.Reach < model.FromReach)
        {
            FinishStep(place, step);
            return;
        }

        var index = Open(place, ref visit, step);
        if (model.Delay is { } delay && visit.Reach >= model.DelayFromReach)
        {
            var random = new KeyedRandom(visit.Key, model.Purpose + Purposes.Delay);
            _calendar.Add(_now + delay.Draw(ref random), EventKind.Placing, index, _items[index].Stamp);
            return;
        }

        PlaceNew(index, model, ref visit, queuedAt);
    }

    private int Open(int place, ref Visit visit, int step)
    {
        var index = _items.Take();
        ref var item = ref _items[index];
        item.Waited = item.Served = 0;
        item.Left = -1;
        item.Visit = place;
        item.Sibling = visit.FirstItem;
        item.Person = -1;
        item.Step = (short)step;
        item.Calls = 0;
        item.Excused = 0;
        item.State = ItemPhase.Coming;
        visit.FirstItem = index;
        return index;
    }

    // It has come by its way, or back with documents, or is called once more.
    private void Place(int index, uint stamp)
    {
        ref var item = ref _items[index];
        if (item.Stamp != stamp)
        {
            return;
        }

        ref var visit = ref _visits[item.Visit];
        var model = _sources[visit.Source].Steps[item.Step];
        if (item.State == ItemPhase.Away)
        {
            Attend(ref visit, -1);
            item.BackAt = _now;
            item.State = ItemPhase.Waiting;
            item.PlacedAt = _now;
            Queue(index, model, ref visit, AtOnce);
        }
        else
        {
            PlaceNew(index, model, ref visit, _now);
        }

        Dispatch();
    }

    private void PlaceNew(int index, StepModel model, ref Visit visit, long queuedAt)
    {
        ref var item = ref _items[index];
        item.QueuedAt = queuedAt;
        item.BackAt = 0;
        item.PlacedAt = Math.Max(_now, queuedAt);
        item.State = ItemPhase.Waiting;
        visit.Handoffs += (short)(visit.LastDepartment >= 0 && visit.LastDepartment != model.Department ? 1 : 0);
        visit.LastDepartment = model.Department;
        if (visit.Measured)
        {
            var department = _tally.Departments[model.Department];
            department.Arrived++;
            department.Demand += model.Demand;
        }

        Queue(index, model, ref visit, queuedAt > _now ? Math.Max(_now, queuedAt - _model.AppointmentEarly) : AtOnce);
    }

    /// <summary>Puts an item that the dispatcher does not have into its queue.</summary>
    private void Queue(int index, StepModel model, ref Visit visit, long notBefore)
    {
        ref var item = ref _items[index];
        var source = _sources[visit.Source];
        item.Slot = _dispatcher.Place(
            IdOf(visit.Number, index, item.Step),
            _classes[model.Class],
            (byte)(visit.QueuedAs - 1),
            _model.Origin + item.QueuedAt,
            source.NeedsDue && DueOf(source, visit.Came) is { } due ? due.UtcTicks : ItemRecord.NoDue,
            _model.Origin + notBefore,
            _utcNow);
        _room.Note(item.Slot, index);
        if (model.TakesCitizen && visit.Present > 0)
        {
            _dispatcher.SetElsewhere(item.Slot, isElsewhere: true, _utcNow);
        }

        CountWaiting(model.Department, source.Level, 1);
    }

    private DateTimeOffset? DueOf(SourceModel source, long came)
    {
        var open = TimeSpan.FromTicks(source.Promise);
        return _model.Departments[source.Reception].Calendar is { } calendar ? calendar.Add(Instant(came), open) : Instant(came) + open;
    }

    /// <summary>The citizen's number leads, so that equal ages go by order of coming; the item's place follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WorkItemId IdOf(long number, int index, int step)
    {
        var high = (ulong)number;
        var first = (uint)(high >> 32) | ((ulong)(ushort)(high >> 16) << 32) | ((ulong)(ushort)high << 48);
        return new WorkItemId(new RequestId(Unsafe.BitCast<(ulong, ulong), Guid>((first, (ulong)index))), step);
    }

    /// <summary>A step is over, or passed over: what waited for it has its turn, and after the last one the visit is over.</summary>
    private void FinishStep(int place, int step)
    {
        ref var visit = ref _visits[place];
        var steps = _sources[visit.Source].Steps;
        visit.Done.Add(step);
        foreach (var next in steps[step].Next)
        {
            if (IsReady(steps, next, visit.Done))
            {
                OpenStep(place, next, _now);
            }
        }
    }

    private static bool IsReady(StepModel[] steps, int step, in FinishedSteps done)
    {
        var missing = steps[step].Before;
        for (var other = 0; other < steps.Length; other++)
        {
            missing -= done.Contains(other) && Array.IndexOf(steps[other].Next, step) >= 0 ? 1 : 0;
        }

        return missing == 0;
    }

    /// <summary>Takes an item off its citizen's list and gives its place back.</summary>
    private void Close(int index)
    {
        ref var item = ref _items[index];
        ref var visit = ref _visits[item.Visit];
        if (visit.FirstItem == index)
        {
            visit.FirstItem = item.Sibling;
        }
        else
        {
            var before = visit.FirstItem;
            while (_items[before].Sibling != index)
            {
                before = _items[before].Sibling;
            }

            _items[before].Sibling = item.Sibling;
        }

        item.Sibling = Closed;
        item.Stamp++;
        _items.Give(index);
    }
}
