using Coordination.Plans;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// Services, visits and patience end.
internal sealed partial class Replication
{
    private void EndService(int index, uint stamp)
    {
        ref var item = ref _items[index];
        if (item.Stamp != stamp)
        {
            return;
        }

        ref var visit = ref _visits[item.Visit];
        var source = _sources[visit.Source];
        var step = source.Steps[item.Step];
        Burden(item.Person, -step.Cost);
        if (step.TakesCitizen)
        {
            Occupy(ref visit, source, -1);
        }

        switch (item.State)
        {
            case ItemPhase.InVain:
                MissCall(index, ref item, ref visit, source, step);
                break;
            case ItemPhase.UntilDocuments:
                _dispatcher.Remove(item.Slot, _utcNow);
                FetchDocuments(index, ref item, visit, step);
                break;
            default:
                _dispatcher.Remove(item.Slot, _utcNow);
                Finish(index, ref item, ref visit, source, step);
                break;
        }

        Dispatch();
    }

    // The item goes back with its age, not to be called again for a while, or before the booked time; after the last call the visit is over.
    private void MissCall(int index, ref Item item, ref Visit visit, SourceModel source, StepModel step)
    {
        var isEarly = visit.Came > _now;
        item.Calls++;
        item.Excused += (byte)(isEarly ? 1 : 0);
        _dispatcher.Remove(item.Slot, _utcNow);
        if (item.Calls - item.Excused <= _model.Recalls)
        {
            item.BackAt = _now;
            item.State = ItemPhase.Waiting;
            item.PlacedAt = Math.Max(_now, visit.Came);
            item.Person = -1;
            Queue(index, step, ref visit, isEarly ? visit.Came : source.Recall > 0 ? _now + source.Recall : AtOnce);
            return;
        }

        var place = item.Visit;
        Close(index);
        EndVisit(place, VisitOutcome.NoShow, item.Step);
    }

    private void FetchDocuments(int index, ref Item item, in Visit visit, StepModel step)
    {
        var random = new KeyedRandom(visit.Key, step.Purpose + Purposes.Documents);
        _ = random.NextUnit();
        var away = step.Documents!.Time.Draw(ref random);
        item.Served += _now - item.CalledAt;
        item.State = ItemPhase.Away;
        item.Person = -1;
        _visits[item.Visit].Away += away;
        _calendar.Add(_now + away, EventKind.Placing, index, item.Stamp);
    }

    private void Finish(int index, ref Item item, ref Visit visit, SourceModel source, StepModel step)
    {
        item.Served += _now - item.CalledAt;
        var person = _people[item.Person];
        var helped = person.Home != step.Department;
        if (visit.Measured)
        {
            CountServed(item, step.Department, helped);
            person.Served++;
            person.Helped += helped ? 1 : 0;
        }

        Attend(ref visit, -1);
        _sink?.Add(Record(source, visit, item, VisitOutcome.Served));
        var (place, done) = (item.Visit, item.Step);
        Close(index);
        if (source.Only is null)
        {
            FinishStep(place, done);
        }

        if (_visits[place].FirstItem < 0)
        {
            EndVisit(place, VisitOutcome.Served, done);
        }
    }

    private void LosePatience(int place, uint stamp)
    {
        ref var visit = ref _visits[place];
        if (visit.Stamp == stamp && !visit.Called && visit.Attended == 0)
        {
            EndVisit(place, VisitOutcome.Abandoned, -1);
            Dispatch();
        }
    }

    /// <summary>The visit is over, whatever of it is not done; its place is given back.</summary>
    private void EndVisit(int place, VisitOutcome outcome, int step)
    {
        ref var visit = ref _visits[place];
        var source = _sources[visit.Source];
        while (visit.FirstItem >= 0)
        {
            Cancel(visit.FirstItem, ref visit, source, outcome);
        }

        if (visit.Attended == 0 && outcome != VisitOutcome.Served)
        {
            visit.Waited += Math.Max(0, _now - visit.WaitFrom);
        }

        if (outcome == VisitOutcome.NoShow)
        {
            _sink?.Add(Record(source, visit.Number, visit.Came, outcome) with { Step = source.Steps[step].Id, WaitedMinutes = SimulationTime.Minutes(visit.Waited) });
        }

        CountEnd(visit, source, outcome);
        visit.Stamp++;
        _visits.Give(place);
    }

    private void Cancel(int index, ref Visit visit, SourceModel source, VisitOutcome outcome)
    {
        ref var item = ref _items[index];
        var step = source.Steps[item.Step];
        switch (item.State)
        {
            case ItemPhase.Waiting:
                CountWaiting(step.Department, source.Level, -1);
                item.Waited += Math.Max(0, _now - item.PlacedAt);
                _dispatcher.Remove(item.Slot, _utcNow);
                break;
            case ItemPhase.Served or ItemPhase.UntilDocuments or ItemPhase.InVain:
                Burden(item.Person, -step.Cost);
                _dispatcher.Remove(item.Slot, _utcNow);
                break;
            default:
                break;
        }

        if (outcome == VisitOutcome.Abandoned)
        {
            _sink?.Add(Record(source, visit, item, outcome));
        }

        Close(index);
    }

    /// <summary>The citizen is with somebody (1) or free again (-1): between, what else waits for them is called to nobody.</summary>
    private void Occupy(ref Visit visit, SourceModel source, short by)
    {
        visit.Present += by;
        for (var index = visit.FirstItem; index >= 0; index = _items[index].Sibling)
        {
            ref var item = ref _items[index];
            if (item.State == ItemPhase.Waiting && source.Steps[item.Step].TakesCitizen)
            {
                _dispatcher.SetElsewhere(item.Slot, visit.Present > 0, _utcNow);
            }
        }
    }

    /// <summary>Somebody begins (1) or ends (-1) to attend to a citizen; between, the citizen waits.</summary>
    private void Attend(ref Visit visit, short by)
    {
        if (visit.Attended == 0)
        {
            visit.Waited += Math.Max(0, _now - visit.WaitFrom);
        }

        visit.Attended += by;
        visit.WaitFrom = visit.Attended == 0 ? _now : visit.WaitFrom;
    }
}
