using Coordination.Dispatch;
using Coordination.Dispatch.Core;
using Coordination.Requests;
using Coordination.Simulation.Engine.Calendar;
using Coordination.Simulation.Engine.Measures;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine;

/// <summary>One run of a model from its start to its end: a calendar of events around the live dispatcher.</summary>
/// <remarks>
/// Single-threaded, without allocation for each citizen once its places are enough. What is drawn depends on the seed, the
/// replication and the citizen only, so that two policies see the same citizens.
/// </remarks>
internal sealed partial class Replication
{
    private const int EventsBetweenLooks = 4096;
    private const ulong PeopleFamily = 0x5045_4F50_4C45;

    private readonly SimulationModel _model;
    private readonly SourceModel[] _sources;
    private readonly DispatchCore _dispatcher = new();
    private readonly DispatchDirectory _directory;
    private readonly int[] _departments;
    private readonly WorkClassHandle[] _classes;
    private readonly ReplicationWorkspace _room;
    private readonly EventCalendar _calendar;
    private readonly Slab<Visit> _visits;
    private readonly Slab<Item> _items;
    private readonly SimulatedPerson[] _people;
    private readonly bool _wakes;
    private readonly ulong _key;
    private readonly IVisitSink? _sink;
    private readonly ReplicationTally _tally;
    private long _now;
    private long _utcNow;
    private int _freePeople;
    private long _events;
    private long _wakeAt = long.MaxValue;
    private bool _crisis;

    /// <param name="model">What is simulated.</param>
    /// <param name="number">Which replication, from 0.</param>
    /// <param name="sink">Told of every visit; null for nobody.</param>
    /// <param name="room">Where the last one worked that is over; null for a new room.</param>
    /// <param name="tally">Counts of the same model that nobody needs any more, to be used again; null for new ones.</param>
    public Replication(SimulationModel model, int number, IVisitSink? sink = null, ReplicationWorkspace? room = null, ReplicationTally? tally = null)
    {
        (_model, _sources, _sink) = (model, model.Sources, sink);
        _room = room ?? new ReplicationWorkspace();
        _room.Clear();
        (_calendar, _visits, _items) = (_room.Calendar, _room.Visits, _room.Items);
        _key = KeyedRandom.KeyOf(model.Scenario.Seed ^ 0x436F_6F72_6469_6E61, (ulong)number + 1);
        _directory = new DispatchDirectory(_dispatcher);
        _directory.Configure(model.Plan, crisis: false);
        _departments = [.. model.Departments.Select(department => _directory.NumberOf(department.Plan.Id))];
        _classes = [.. model.Classes.Select(_directory.Intern)];
        _people = [.. model.People.Select(person => new SimulatedPerson
        {
            Plan = person.Plan, Levels = [.. person.Levels], Home = person.Department, IsPull = person.IsPull,
        })];
        TellStaff();
        _wakes = model.Wakes;
        _tally = tally ?? new ReplicationTally(model);
        _tally.Begin(number);
        _streams = new StreamState[_sources.Length];
        _open = new bool[model.Departments.Length];
        _closings = new DepartmentClosing?[model.Departments.Length];
        _duties = new Queue<(long, bool)>[_people.Length];
    }

    /// <summary>Runs to the end, once.</summary>
    /// <exception cref="OperationCanceledException">It was stopped before its end.</exception>
    public ReplicationTally Run(CancellationToken cancellation)
    {
        SetTime(0);
        Begin();
        var (calendar, horizon) = (_calendar, _model.Horizon);
        while (calendar.TryTake(horizon, out var next))
        {
            if ((++_events & (EventsBetweenLooks - 1)) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (next.At != _now)
            {
                SetTime(next.At);
            }

            Happen(next);
            if (_wakes)
            {
                PlanWake();
            }
        }

        SetTime(horizon);
        End();
        return _tally;
    }

    // The dispatcher numbers people as it hears of them: told of all in order, its numbers are the model's.
    private void TellStaff()
    {
        for (var person = 0; person < _people.Length; person++)
        {
            if (_directory.NumberOf(_people[person].Plan.Id) != person)
            {
                throw new InvalidOperationException($"'{_people[person].Plan.Id}' is in the plan twice.");
            }

            _directory.SetStaff(new StaffAvailability(_people[person].Plan, Available: false, Instant(0)));
            _pullers.Set(person, _people[person].IsPull);
        }
    }

    private void SetTime(long at)
    {
        _now = at;
        _utcNow = _model.Origin + at;
    }

    private DateTimeOffset NowInstant => Instant(_now);

    private DateTimeOffset Instant(long at) => new(_model.Origin + at, TimeSpan.Zero);

    private void Happen(in SimulationEvent happening)
    {
        switch (happening.Kind)
        {
            case EventKind.Arrival:
                Arrive(happening.Subject);
                break;
            case EventKind.ServiceEnds:
                EndService(happening.Subject, happening.Stamp);
                break;
            case EventKind.Placing:
                Place(happening.Subject, happening.Stamp);
                break;
            case EventKind.Patience:
                LosePatience(happening.Subject, happening.Stamp);
                break;
            case EventKind.Wake:
                Wake();
                break;
            default:
                Change(happening);
                break;
        }
    }

    private void Wake()
    {
        _wakeAt = long.MaxValue;
        Dispatch(mustLook: true);
    }

    private void PlanWake()
    {
        if (_dispatcher.NextDue is not long.MaxValue and var wake && wake - _model.Origin is var at && at < _wakeAt && at > _now)
        {
            _wakeAt = at;
            _calendar.Add(at, EventKind.Wake, 0);
        }
    }
}
