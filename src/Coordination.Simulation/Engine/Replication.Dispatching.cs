using System.Numerics;
using Coordination.Dispatch.People;
using Coordination.Dispatch.Queues;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// The dispatcher decides; this carries it out.
internal sealed partial class Replication
{
    private readonly PersonSet _pullers = new();
    private readonly PersonSet _askedInVain = new();

    // Where nobody is free, or nothing waits, there is nothing to decide.
    private void Dispatch(bool mustLook = false)
    {
        while ((mustLook || (_freePeople > 0 && _dispatcher.Waiting > 0)) && _dispatcher.TryAssign(_utcNow, out var slot, out var person))
        {
            Assign(slot, person);
        }

        if (_pullers.WordCount > 0 && _freePeople > 0 && _dispatcher.Waiting > 0)
        {
            Ask();
        }
    }

    // In departments where people take their work, whoever has been idle longest asks first; asking is dear and mostly in vain.
    private void Ask()
    {
        _askedInVain.Clear();
        while (NextToAsk() is >= 0 and var person)
        {
            if (_dispatcher.TryAssignTo(person, _utcNow, out var slot))
            {
                Assign(slot, person);
            }
            else
            {
                _askedInVain.Set(person, true);
            }
        }
    }

    private int NextToAsk()
    {
        var next = -1;
        for (var word = 0; word < _pullers.WordCount; word++)
        {
            for (var bits = _dispatcher.WhoMayTake(_pullers, word) & ~_askedInVain[word]; bits != 0; bits &= bits - 1)
            {
                var person = (word << 6) + BitOperations.TrailingZeroCount(bits);
                next = next < 0 || _people[person].IdleSince < _people[next].IdleSince ? person : next;
            }
        }

        return next;
    }

    private void Assign(ItemSlot slot, int person)
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
        if (step.TakesCitizen)
        {
            Occupy(ref visit, source, 1);
        }

        if (source.NoShow > 0 && IsInVain(source, step, item, visit.Key))
        {
            item.State = ItemPhase.InVain;
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
        item.State = ItemPhase.Served;
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
                item.State = ItemPhase.UntilDocuments;
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
