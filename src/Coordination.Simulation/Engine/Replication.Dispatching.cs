using Coordination.Dispatch.Queues;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// The dispatcher decides; this carries it out.
internal sealed partial class Replication
{
    private readonly int[] _pullers;
    private readonly int[][] _helped;
    private int _helpThreshold;
    private long _round;

    // Where nobody is free, or nothing waits, there is nothing to decide.
    private void Dispatch(bool mustLook = false)
    {
        while ((mustLook || (_freePeople > 0 && _dispatcher.Waiting > 0)) && _dispatcher.TryGive(_utcNow, out var slot, out var person))
        {
            Give(slot, person);
        }

        if (_pullers.Length > 0)
        {
            Ask();
        }
    }

    // In departments where people take their work, whoever has been idle longest asks first.
    private void Ask()
    {
        _round++;
        while (_freePeople > 0 && _dispatcher.Waiting > 0 && NextToAsk() is >= 0 and var person)
        {
            if (_dispatcher.TryGiveTo(person, _utcNow, out var slot))
            {
                Give(slot, person);
            }
            else
            {
                _people[person].AskedInVain = _round;
            }
        }
    }

    private int NextToAsk()
    {
        var next = -1;
        foreach (var person in _pullers)
        {
            var state = _people[person];
            if (state.IsFree && state.AskedInVain != _round && MayFindWork(person) && (next < 0 || state.IdleSince < _people[next].IdleSince))
            {
                next = person;
            }
        }

        return next;
    }

    // Asking is dear and mostly in vain; whether anything waits where somebody may take it is known here.
    private bool MayFindWork(int person)
    {
        if (WaitingAt(_people[person].Home) > 0)
        {
            return true;
        }

        foreach (var department in _helped[person])
        {
            if (WaitingAt(department) > _helpThreshold)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>By person: the departments that they may help, as the plan has it now.</summary>
    private void SetHelp()
    {
        var plan = _model.Plan;
        var widened = _crisis ? plan.Crisis.PoolingThreshold : null;
        _helpThreshold = widened ?? plan.Pooling.Threshold;
        var helps = plan.Pooling.Enabled || widened is not null;
        var all = widened is not null || plan.Pooling.Groups.IsEmpty;
        foreach (var person in _pullers)
        {
            var home = _model.Departments[_people[person].Home].Plan.Id;
            _helped[person] =
            [
                .. Enumerable.Range(0, _model.Departments.Length).Where(other => helps && other != _people[person].Home
                    && (all || plan.Pooling.Groups.Any(group => group.Contains(home) && group.Contains(_model.Departments[other].Plan.Id)))),
            ];
        }
    }

    private void Give(ItemSlot slot, int person)
    {
        var index = _room.ItemAt(slot);
        ref var item = ref _items[index];
        ref var visit = ref _visits[item.Visit];
        var source = _sources[visit.Source];
        var step = source.Steps[item.Step];
        CountWaiting(step.Department, source.Level, -1);
        Burden(person, step.Cost);
        item.Person = person;
        item.CalledAt = _now;
        item.Waited += Math.Max(0, _now - item.PlacedAt);
        if (source.NoShow > 0 && IsInVain(source, step, item, visit.Key))
        {
            item.State = ItemState.InVain;
            _calendar.Add(_now + source.NoShowWait, EventKind.ServiceEnds, index, item.Stamp);
            return;
        }

        Attend(ref visit, 1);
        visit.Called = true;
        var time = TimeFor(ref item, visit, step, person);
        _calendar.Add(_now + time, EventKind.ServiceEnds, index, item.Stamp);
    }

    private static bool IsInVain(SourceModel source, StepModel step, in Item item, ulong key) =>
        item.Left < 0 && new KeyedRandom(key, step.Purpose + Purposes.NoShow + (ulong)item.Calls) is var random && random.NextUnit() < source.NoShow;

    // A citizen's share of luck is drawn once and is the same whoever serves; only the factor of the person's skill differs.
    private long TimeFor(ref Item item, in Visit visit, StepModel step, int person)
    {
        item.State = ItemState.Served;
        if (item.Left >= 0)
        {
            return item.Left;
        }

        var random = new KeyedRandom(visit.Key, step.Purpose + Purposes.Service);
        var time = visit.Recorded >= 0 && step.Purpose == FirstPurpose ? visit.Recorded : step.Time.Draw(ref random);
        if (step.Factors is { } factors)
        {
            time = (long)(time * factors[step.Skill < 0 ? 0 : _people[person].Levels[step.Skill]]);
        }

        if (step.Documents is { } documents)
        {
            random = new KeyedRandom(visit.Key, step.Purpose + Purposes.Documents);
            if (random.NextUnit() < documents.Probability)
            {
                var before = (long)(time * documents.After);
                item.Left = time - before;
                item.State = ItemState.UntilDocuments;
                return before;
            }
        }

        return time;
    }

    private const ulong FirstPurpose = 1UL << 16;

    private void Burden(int person, int cost)
    {
        var state = _people[person];
        var wasFree = state.IsFree;
        state.Load += cost;
        state.IdleSince = _now;
        _freePeople += (state.IsFree ? 1 : 0) - (wasFree ? 1 : 0);
        _tally.Load.Step(person, cost, _now);
    }
}
