using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Engine;

// Departments close for the day, by the rules of the live engine. Who is at work is the roster's: staff who are to be signed off only give back what they hold.
internal sealed partial class Replication
{
    private readonly DepartmentClosing?[] _closings;

    private void BeginClosings(int department)
    {
        FindClosing(department);
        PlanDayEnd(department);
    }

    private void FindClosing(int department)
    {
        var model = _model.Departments[department];
        _closings[department] = model is { Closing: { } rule, Calendar: { } calendar } && calendar.LastDayEnd(NowInstant - GraceOf(rule)) is { } last
            ? new DepartmentClosing(model.Plan.Id, last, rule.Waiting, rule.InHand, EngineReasons.ClosedForTheDay)
            : null;
    }

    private void PlanDayEnd(int department)
    {
        if (_model.Departments[department] is { Closing: { } rule, Calendar: { } calendar } && calendar.NextDayEnd(NowInstant - GraceOf(rule)) + GraceOf(rule) is { } next)
        {
            _calendar.Add(next.UtcTicks - _model.Origin, EventKind.DayEnd, department);
        }
    }

    private static TimeSpan GraceOf(ClosingPlan rule) => TimeSpan.FromMinutes(rule.GraceMinutes);

    private void EndDay(int department)
    {
        FindClosing(department);
        PlanDayEnd(department);
        GiveBack(department);
        SendHomeForTheDay(department);
        if (_model.Departments[department].Closing is { Staff: StaffAtClosing.SignOff })
        {
            GiveBackHeldBy(department);
            SendHomeForTheDay(department);
        }
    }

    private void GiveBack(int department)
    {
        for (var index = 0; index < _items.Used; index++)
        {
            if (IsAt(index, department) && FateOf(index) == ItemAtClosing.Released)
            {
                GiveBackItem(index);
            }
        }
    }

    private void GiveBackHeldBy(int home)
    {
        for (var index = 0; index < _items.Used; index++)
        {
            if (_items[index] is { Sibling: not Closed, Person: >= 0 } item && StatusOf(item) == WorkItemStatus.Started && _people[item.Person].Home == home)
            {
                GiveBackItem(index);
            }
        }
    }

    private void SendHomeForTheDay(int department)
    {
        for (var index = 0; index < _items.Used; index++)
        {
            if (IsAt(index, department) && FateOf(index) == ItemAtClosing.Ended && NothingGoesOn(_visits[_items[index].Visit]))
            {
                EndVisit(_items[index].Visit, VisitOutcome.Abandoned, -1);
            }
        }
    }

    private bool IsAt(int index, int department) =>
        _items[index] is { Sibling: not Closed } item && _sources[_visits[item.Visit].Source].Steps[item.Step].Department == department;

    private bool NothingGoesOn(in Visit visit)
    {
        for (var index = visit.FirstItem; index >= 0; index = _items[index].Sibling)
        {
            if (FateOf(index) != ItemAtClosing.Ended)
            {
                return false;
            }
        }

        return true;
    }

    private ItemAtClosing FateOf(int index)
    {
        ref var item = ref _items[index];
        var source = _sources[_visits[item.Visit].Source];
        return StatusOf(item) is { } status && _closings[source.Steps[item.Step].Department] is { } closing
            ? closing.Of(status, Instant(item.QueuedAt), item.BackAt > 0 ? Instant(item.BackAt) : null, Instant(item.CalledAt), source.Channel)
            : ItemAtClosing.Kept;
    }

    private static WorkItemStatus? StatusOf(in Item item) => item.State switch
    {
        ItemPhase.Waiting => WorkItemStatus.Waiting,
        ItemPhase.InVain or ItemPhase.UntilDocuments or ItemPhase.Served => WorkItemStatus.Started,
        _ => null,
    };

    // It waits again, with its age; whoever takes it begins anew.
    private void GiveBackItem(int index)
    {
        ref var item = ref _items[index];
        ref var visit = ref _visits[item.Visit];
        var source = _sources[visit.Source];
        var step = source.Steps[item.Step];
        if (step.TakesCitizen)
        {
            Occupy(ref visit, source, -1);
        }

        if (item.State != ItemPhase.InVain)
        {
            Attend(ref visit, -1);
        }

        Burden(item.Person, -step.Cost);
        _dispatcher.Remove(item.Slot, _utcNow);
        item.Stamp++;
        item.Left = item.State == ItemPhase.UntilDocuments ? -1 : item.Left;
        item.State = ItemPhase.Waiting;
        item.PlacedAt = _now;
        item.Person = -1;
        Queue(index, step, ref visit, AtOnce);
    }
}
