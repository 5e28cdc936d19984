using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// What changes in the hall while citizens come and go.
internal sealed partial class Replication
{
    private readonly bool[] _open;
    private readonly Queue<(long At, bool On)>[] _duties;

    private void Begin()
    {
        for (var department = 0; department < _open.Length; department++)
        {
            var calendar = _model.Departments[department].Calendar;
            _open[department] = calendar is null || calendar.IsOpen(NowInstant);
            _dispatcher.SetOpen(_departments[department], _open[department]);
            PlanOpening(department);
            BeginClosings(department);
        }

        for (var crisis = 0; crisis < _model.Crises.Length; crisis++)
        {
            _calendar.Add(_model.Crises[crisis].At, EventKind.Crisis, crisis);
        }

        for (var lesson = 0; lesson < _model.Training.Length; lesson++)
        {
            _calendar.Add(_model.Training[lesson].At, EventKind.Training, lesson);
        }

        for (var person = 0; person < _people.Length; person++)
        {
            BeginDuties(person);
        }

        _calendar.Add(Math.Min(_model.Bin, _model.Horizon), EventKind.Flush, 0);
        if (_model.WarmUp > 0)
        {
            _calendar.Add(_model.WarmUp, EventKind.Flush, -1);
        }

        BeginStreams();
    }

    private void Change(in SimulationEvent happening)
    {
        var subject = happening.Subject;
        switch (happening.Kind)
        {
            case EventKind.Flush:
                Flush(subject);
                break;
            case EventKind.Opening:
                ChangeOpening(subject);
                break;
            case EventKind.DayEnd:
                EndDay(subject);
                break;
            case EventKind.Crisis:
                _crisis = _model.Crises[subject].Declared;
                _directory.Configure(_model.Plan, _crisis);
                _dispatcher.ProcessDue(_utcNow);
                break;
            case EventKind.Training:
                Train(_model.Training[subject]);
                break;
            case EventKind.Duty:
                SetDuty(subject, happening.Stamp == 1);
                PlanDuty(subject);
                break;
            default:
                Escalate(subject, happening.Stamp);
                break;
        }

        Dispatch();
    }

    private void PlanOpening(int department)
    {
        if (_model.Departments[department].Calendar?.NextChange(NowInstant) is { } change)
        {
            _calendar.Add(change.UtcTicks - _model.Origin, EventKind.Opening, department);
        }
    }

    private void ChangeOpening(int department)
    {
        var model = _model.Departments[department];
        _open[department] = model.Calendar!.IsOpen(NowInstant);
        _dispatcher.SetOpen(_departments[department], _open[department]);
        PlanOpening(department);
        if (!_open[department] && _model.Scenario.AtClosing is Scenarios.ClosingRule.Leave)
        {
            SendHome(department);
        }
    }

    private void SendHome(int department)
    {
        for (var index = 0; index < _items.Used; index++)
        {
            ref var item = ref _items[index];
            if (item.Sibling != Closed && item.State == ItemPhase.Waiting && !_visits[item.Visit].Called
                && _sources[_visits[item.Visit].Source] is { Channel: not Channel.Online } source && source.Steps[item.Step].Department == department)
            {
                EndVisit(item.Visit, VisitOutcome.Abandoned, -1);
            }
        }
    }

    /// <summary>The sibling of an item whose place is free.</summary>
    private const int Closed = -2;

    // Whoever has no shifts is always at work. Who comes to a shift at all is drawn for each person and shift.
    private void BeginDuties(int person)
    {
        var shifts = _model.People[person].Duties;
        if (shifts.Length == 0)
        {
            SetDuty(person, on: true);
            return;
        }

        SetDuty(person, on: false);
        var stretches = new List<(long From, long To)>();
        for (var number = 0; number < shifts.Length; number++)
        {
            var shift = shifts[number];
            var random = new KeyedRandom(KeyedRandom.KeyOf(_key ^ PeopleFamily, (ulong)person), Purposes.Absence + ((ulong)(number + 1) << 8));
            if (shift.Absence == 0 || random.NextUnit() >= shift.Absence)
            {
                PlanShift(stretches, shift);
            }
        }

        _duties[person] = Changes(stretches);
        while (_duties[person].TryPeek(out var begun) && begun.At <= 0)
        {
            SetDuty(person, _duties[person].Dequeue().On);
        }

        PlanDuty(person);
    }

    // A break that ends in a break, or at the shift's end, is no return to work.
    private static void PlanShift(List<(long From, long To)> stretches, ShiftModel shift)
    {
        var at = shift.From;
        foreach (var (from, to) in shift.Breaks.Where(pause => pause.To > shift.From && pause.From < shift.To).OrderBy(pause => pause.From))
        {
            if (from > at)
            {
                stretches.Add((at, from));
            }

            at = Math.Max(at, to);
        }

        if (at < shift.To)
        {
            stretches.Add((at, shift.To));
        }
    }

    // Shifts of several rosters may overlap or touch: whoever is in one of them is at work.
    private static Queue<(long At, bool On)> Changes(List<(long From, long To)> stretches)
    {
        var changes = new Queue<(long At, bool On)>();
        stretches.Sort();
        for (var next = 0; next < stretches.Count;)
        {
            var (from, to) = stretches[next];
            while (++next < stretches.Count && stretches[next].From <= to)
            {
                to = Math.Max(to, stretches[next].To);
            }

            changes.Enqueue((from, true));
            changes.Enqueue((to, false));
        }

        return changes;
    }

    // Only the next change of each person is in the calendar: a year of shifts would make it long, and every event dear.
    private void PlanDuty(int person)
    {
        if (_duties[person].TryDequeue(out var change))
        {
            _calendar.Add(change.At, EventKind.Duty, person, change.On ? 1u : 0u);
        }
    }

    // Whoever goes finishes the citizen at hand, as the live engine's draining does.
    private void SetDuty(int person, bool on)
    {
        var state = _people[person];
        var wasFree = state.IsFree;
        var capacity = state.Plan.Capacity;
        _tally.Duty.Step(person, (on ? capacity : 0) - (state.IsOnDuty ? capacity : 0), _now);
        state.IsOnDuty = on;
        state.IdleSince = _now;
        _freePeople += (state.IsFree ? 1 : 0) - (wasFree ? 1 : 0);
        _dispatcher.SetAvailable(person, on, _utcNow);
    }

    private void Train(TrainingModel lesson)
    {
        var state = _people[lesson.Person];
        state.Plan = lesson.Plan;
        state.Levels[lesson.Skill] = lesson.Level;
        _directory.SetStaff(new StaffAvailability(state.Plan, state.IsOnDuty, NowInstant));
    }

    // What is promised was not kept: its waiting items go on as more urgent ones, with their age.
    private void Escalate(int place, uint stamp)
    {
        ref var visit = ref _visits[place];
        var source = _sources[visit.Source];
        if (visit.Stamp != stamp)
        {
            return;
        }

        _dispatcher.NoteMissed();
        if (source.EscalateTo is not { } to || visit.QueuedAs <= (byte)to)
        {
            return;
        }

        visit.QueuedAs = (byte)to;
        for (var index = visit.FirstItem; index >= 0; index = _items[index].Sibling)
        {
            ref var item = ref _items[index];
            if (item.State == ItemPhase.Waiting)
            {
                CountWaiting(source.Steps[item.Step].Department, source.Level, -1);
                _dispatcher.Remove(item.Slot, _utcNow);
                Queue(index, source.Steps[item.Step], ref visit, AtOnce);
            }
        }
    }
}
