using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;

namespace Coordination.Simulation.Engine;

// Counting.
internal sealed partial class Replication
{
    private int _bin;
    private int _waiting;

    private void CountWaiting(int department, int level, int by)
    {
        _tally.WaitingByLevel.Step(level, by, _now);
        _tally.WaitingByDepartment.Step(department, by, _now);
        _waiting += by;
        if (by < 0)
        {
            return;
        }

        var counts = _tally.Departments[department];
        if (WaitingAt(department) is var waiting && waiting > counts.PeakWaiting)
        {
            (counts.PeakWaiting, counts.PeakAt) = ((int)waiting, _now);
        }

        if (_waiting > _tally.PeakWaiting)
        {
            (_tally.PeakWaiting, _tally.PeakAt) = (_waiting, _now);
        }
    }

    private long WaitingAt(int department) => _tally.WaitingByDepartment.HeightOf(department);

    private void CountServed(in Item item, int department, bool helped)
    {
        var counts = _tally.Departments[department];
        counts.Served++;
        counts.Helped += helped ? 1 : 0;
        counts.Service += item.Served;
        CountItemWait(item, department);
    }

    private void CountItemWait(in Item item, int department)
    {
        var counts = _tally.Departments[department];
        counts.Waited += item.Waited;
        counts.Waits++;
        counts.LongestWait = Math.Max(counts.LongestWait, item.Waited);
        counts.Histogram.Add(item.Waited);
    }

    private void CountEnd(in Visit visit, SourceModel source, VisitOutcome outcome)
    {
        _tally.AllWaited += visit.Waited;
        _tally.Ended++;
        _sink?.End(source.Level + 1, SimulationTime.Minutes(visit.Came), SimulationTime.Minutes(visit.Waited), visit.Called || outcome == VisitOutcome.Served, outcome);
        if (!visit.Measured)
        {
            return;
        }

        var level = _tally.Levels[source.Level];
        level.Handoffs += visit.Handoffs;
        switch (outcome)
        {
            case VisitOutcome.Abandoned:
                level.Abandoned++;
                level.GaveUpAfter += visit.Waited;
                break;
            case VisitOutcome.NoShow:
                level.NoShow++;
                level.AddWait(visit.Waited);
                break;
            case VisitOutcome.Unfinished:
                level.Unfinished++;
                level.AddWait(visit.Waited);
                break;
            default:
                level.Served++;
                level.Sojourn += _now - visit.Came;
                level.AddWait(visit.Waited);
                break;
        }

        CountPromise(visit, source, level, outcome);
    }

    // A promise is kept when the request is done within so much open time; the citizen's own time away does not count.
    private void CountPromise(in Visit visit, SourceModel source, Measures.LevelTally level, VisitOutcome outcome)
    {
        if (source.Promise == long.MaxValue || outcome is VisitOutcome.NoShow)
        {
            return;
        }

        var took = _now - visit.Came - visit.Away;
        var kept = took <= source.Promise
            || (_model.Departments[source.Reception].Calendar is { } calendar
                && calendar.OpenTime(Instant(visit.Came), NowInstant).Ticks - visit.Away <= source.Promise);
        if (outcome == VisitOutcome.Served || !kept)
        {
            level.Promised++;
            level.Kept += kept && outcome == VisitOutcome.Served ? 1 : 0;
        }
    }

    // What the intervals of curves show is booked at their ends; a negative subject is the end of the warm-up.
    private void Flush(int subject)
    {
        _tally.Flush(_bin, _now, _now > _model.WarmUp);
        if (subject >= 0 && _now < _model.Horizon)
        {
            _bin = Math.Min(_bin + 1, _model.Bins - 1);
            _calendar.Add(Math.Min(_now + _model.Bin, _model.Horizon), EventKind.Flush, 0);
        }
    }

    // Who still waits has waited until now; what is being served is cut off.
    private void End()
    {
        _tally.Flush(_bin, _now, measured: true);
        for (var index = 0; index < _items.Used; index++)
        {
            ref var item = ref _items[index];
            if (item.Sibling == Closed)
            {
                continue;
            }

            ref var visit = ref _visits[item.Visit];
            var source = _sources[visit.Source];
            if (item.State == ItemPhase.Waiting)
            {
                item.Waited += Math.Max(0, _now - item.PlacedAt);
            }

            if (visit.Measured && item.State != ItemPhase.Coming)
            {
                CountItemWait(item, source.Steps[item.Step].Department);
            }

            _sink?.Add(Record(source, visit, item, VisitOutcome.Unfinished));
            CutOff(ref visit, source);
        }

        _tally.Finish(_people, _events);
    }

    private void CutOff(ref Visit visit, SourceModel source)
    {
        if (visit.FirstItem == Closed)
        {
            return;
        }

        visit.FirstItem = Closed;
        if (visit.Attended == 0)
        {
            visit.Waited += Math.Max(0, _now - visit.WaitFrom);
        }

        CountEnd(visit, source, VisitOutcome.Unfinished);
    }

    private VisitRecord Record(SourceModel source, long number, long came, VisitOutcome outcome) => new()
    {
        Replication = _tally.Number,
        Citizen = number,
        Service = source.Service,
        Urgency = source.Level + 1,
        CameMinute = SimulationTime.Minutes(came),
        Outcome = outcome,
        EndedMinute = SimulationTime.Minutes(_now),
    };

    private VisitRecord Record(SourceModel source, in Visit visit, in Item item, VisitOutcome outcome)
    {
        var step = source.Steps[item.Step];
        return Record(source, visit.Number, visit.Came, outcome) with
        {
            Step = step.Id,
            Department = _model.Departments[step.Department].Plan.Id.ToString(),
            QueuedMinute = item.State == ItemPhase.Coming ? null : SimulationTime.Minutes(item.QueuedAt),
            CalledMinute = item.Person >= 0 ? SimulationTime.Minutes(item.CalledAt) : null,
            WaitedMinutes = SimulationTime.Minutes(item.Waited),
            ServiceMinutes = SimulationTime.Minutes(item.Served),
            Staff = item.Person >= 0 ? _people[item.Person].Plan.Id.ToString() : null,
            Helped = item.Person >= 0 && _people[item.Person].Home != step.Department,
            Calls = item.Calls + (item.Person >= 0 ? 1 : 0),
        };
    }
}
