using Coordination.Plans;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

// Who comes, and whether they are let in.
internal sealed partial class Replication
{
    private readonly StreamState[] _streams;

    private void BeginStreams()
    {
        for (var source = 0; source < _sources.Length; source++)
        {
            ref var stream = ref _streams[source];
            stream.Family = KeyedRandom.KeyOf(_key, (ulong)source + 1);
            stream.Gaps = new KeyedRandom(stream.Family, Purposes.Arrivals);
            if (_sources[source].Stream is { Rate: null } booked)
            {
                stream.Order = OrderOfComing(booked, stream.Family);
            }

            if (NextArrival(source) is >= 0 and var at)
            {
                _calendar.Add(at, EventKind.Arrival, source);
            }
        }
    }

    /// <summary>When the next of a stream comes; -1 for nobody.</summary>
    private long NextArrival(int source)
    {
        ref var stream = ref _streams[source];
        var model = _sources[source].Stream;
        if (model.Rate is { } rate)
        {
            return rate.Advance(ref stream.Cursor, Ziggurat.Exponential(ref stream.Gaps), _model.Scenario.Horizon)
                ? SimulationTime.Ticks(stream.Cursor.At)
                : -1;
        }

        return stream.Count < stream.Order!.Length ? stream.Order[(int)stream.Count].At : -1;
    }

    /// <summary>The recorded or booked, by the time at which they come; those who never come are left out.</summary>
    private static (long At, int Index)[] OrderOfComing(StreamModel stream, ulong family)
    {
        var coming = new List<(long At, int Index)>(stream.Times.Length);
        for (var index = 0; index < stream.Times.Length; index++)
        {
            var random = new KeyedRandom(KeyedRandom.KeyOf(family, (ulong)index), Purposes.Booking);
            if (random.NextUnit() >= stream.Missed)
            {
                var early = stream.IsBooked ? SimulationTime.Minute * (stream.Early + (stream.EarlyDeviation * random.NextNormal())) : 0;
                coming.Add((Math.Max(0, stream.Times[index] - (long)early), index));
            }
        }

        return [.. coming.OrderBy(entry => entry.At).ThenBy(entry => entry.Index)];
    }

    private void Arrive(int source)
    {
        ref var stream = ref _streams[source];
        var (model, index) = (_sources[source], (int)stream.Count);
        index = stream.Order is null ? index : stream.Order[index].Index;
        stream.Count++;
        if (NextArrival(source) is >= 0 and var next)
        {
            _calendar.Add(next, EventKind.Arrival, source);
        }

        var number = ++_tally.Came;
        var measured = _now >= _model.WarmUp;
        if (measured)
        {
            _tally.Levels[model.Level].Arrived++;
        }

        if (Refuses(model))
        {
            _tally.Levels[model.Level].Refused += measured ? 1 : 0;
            _sink?.Add(Record(model, number, _now, VisitOutcome.Refused));
            return;
        }

        var place = Enter(source, model, KeyedRandom.KeyOf(stream.Family, (ulong)index), number, index, measured);
        Dispatch();
        PlanPatience(place, model);
    }

    // As the live engine admits: a service that the crisis suspends, a closed door, a full queue. Who is booked is let in.
    private bool Refuses(SourceModel model) =>
        (_crisis && _model.Plan.Crisis.SuspendedServices.Contains(model.ServiceId))
        || (!model.Stream.IsBooked && ((!_open[model.Reception] && model.Channel != Channel.Online) || AnyIsFull(model)));

    private bool AnyIsFull(SourceModel model)
    {
        foreach (var first in model.First)
        {
            var department = model.Steps[first].Department;
            if (_model.Departments[department].Plan.QueueLimit is { } limit && _dispatcher.CountJoined(_departments[department], _utcNow) >= limit)
            {
                return true;
            }
        }

        return false;
    }

    private int Enter(int source, SourceModel model, ulong key, long number, int index, bool measured)
    {
        var place = _visits.Take();
        ref var visit = ref _visits[place];
        var came = model.Stream.IsBooked ? Math.Max(_now, model.Stream.Times[index]) : _now;
        visit.Key = key;
        visit.Number = number;
        visit.Came = visit.WaitFrom = came;
        visit.Waited = visit.Away = 0;
        visit.Recorded = model.Stream.Services.Length > 0 ? model.Stream.Services[index] : -1;
        visit.Done = default;
        visit.Source = source;
        visit.FirstItem = visit.LastDepartment = -1;
        visit.Attended = visit.Present = visit.Handoffs = 0;
        visit.Reach = model.Climbs.Length == 0 ? (byte)0 : ReachOf(model, key);
        visit.QueuedAs = (byte)model.QueuedAs;
        visit.Measured = measured;
        visit.Called = false;
        if (model.Only is { } only)
        {
            PlaceNew(Open(place, ref visit, 0), only, ref visit, AgeOf(model, index));
        }
        else
        {
            foreach (var first in model.First)
            {
                OpenStep(place, first, AgeOf(model, index));
            }
        }

        if ((model.EscalateTo is not null || model.NeedsDue) && came + model.Promise < _model.Horizon && DueOf(model, came) is { } due)
        {
            PlanFor(place, due.UtcTicks - _model.Origin, EventKind.Escalation);
        }

        return place;
    }

    // Who is booked has the age of the booked time, unless they come too late for it.
    private long AgeOf(SourceModel model, int index) =>
        model.Stream.IsBooked && model.Stream.Times[index] is var booked && _now <= booked + model.LateAfter ? booked : _now;

    // Who was called at once loses no patience any more.
    private void PlanPatience(int place, SourceModel model)
    {
        if (model.Patience is { } patience && !_visits[place].Called)
        {
            ref var visit = ref _visits[place];
            var random = new KeyedRandom(visit.Key, Purposes.Patience);
            PlanFor(place, visit.Came + patience.Draw(ref random), EventKind.Patience);
        }
    }

    // What would come after the end never comes, and need not make the calendar longer.
    private void PlanFor(int place, long at, EventKind kind)
    {
        if (at < _model.Horizon)
        {
            _calendar.Add(at, kind, place, _visits[place].Stamp);
        }
    }

    private static byte ReachOf(SourceModel model, ulong key)
    {
        var random = new KeyedRandom(key, Purposes.Reach);
        byte reach = 0;
        while (reach < model.Climbs.Length && random.NextUnit() < model.Climbs[reach])
        {
            reach++;
        }

        return reach;
    }
}

/// <summary>Where a source's stream has come to.</summary>
internal struct StreamState
{
    public ulong Family;
    public KeyedRandom Gaps;
    public RateFunction.Cursor Cursor;
    public long Count;
    public (long At, int Index)[]? Order;
}
