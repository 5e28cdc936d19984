using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Journal;

namespace Coordination.TestKit.Queries;

/// <summary>Makes changes of requests and filters by a seed: few values of each kind, so that filters meet.</summary>
internal sealed class QuerySamples(int seed)
{
    private static readonly RequestStatus[] Statuses = [.. Enum.GetValues<RequestStatus>().Where(status => status != RequestStatus.None)];

    private readonly Random _random = new(seed);
    private readonly Dictionary<RequestId, RequestChange> _made = [];
    private readonly Dictionary<RequestId, int> _facts = [];
    private readonly Dictionary<(CentreId Centre, StaffId Staff), (long Version, DateTimeOffset At)> _presence = [];
    private long _sequence;
    private long _audited;

    /// <summary>The next part: new requests, and changes of some that were there.</summary>
    public QueryBatch NextBatch(int changes)
    {
        var after = _sequence;
        _sequence += _random.Next(1, 50);
        var changed = Enumerable.Range(0, changes).Select(_ => _random.Next(3) == 0 && _made.Count > 0 ? ChangeOne() : MakeOne()).DistinctBy(change => change.Summary.Request).ToList();
        changed.ForEach(change => _made[change.Summary.Request] = change);
        return new QueryBatch(after, new QueryMark(_sequence, SampleGrain.Noon.AddSeconds(_sequence), $"{_sequence:x64}"), changed)
        {
            Audit = [.. Enumerable.Range(0, _random.Next(20)).Select(_ => Audited())],
            Presence = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => NextPresence())],
        };
    }

    /// <summary>Some filter of requests.</summary>
    public RequestFilter NextRequestFilter() => new()
    {
        Centre = Centre(),
        Service = Perhaps(Service),
        Statuses = _random.Next(4) == 0 ? [.. _random.GetItems(Statuses, 2).Distinct()] : [],
        IsOpen = Perhaps(Coin),
        Urgency = Perhaps(Urgency),
        Department = Perhaps(Department),
        Holder = Perhaps(Person),
        HandledBy = Perhaps(Person),
        Channel = Perhaps(Channel),
        Applicant = Perhaps(Applicant),
        Missed = Perhaps(Coin),
        Submitted = Range(),
        Closed = Range(),
        Due = Range(),
        Order = _random.GetItems(Enum.GetValues<RequestOrder>(), 1)[0],
        IsDescending = Coin(),
        Limit = _random.Next(1, 8),
    };

    /// <summary>Some filter of handlings.</summary>
    public HandlingFilter NextHandlingFilter() => new()
    {
        Centre = Centre(),
        Staff = Perhaps(Person),
        Department = Perhaps(Department),
        Service = Perhaps(Service),
        IsOpen = Perhaps(Coin),
        Assigned = Range(),
        IsDescending = Coin(),
        Limit = _random.Next(1, 8),
    };

    /// <summary>Some filter of facts.</summary>
    public FactFilter NextFactFilter() => new()
    {
        Centre = Centre(),
        At = Range(),
        Department = Perhaps(Department),
        Service = Perhaps(Service),
        By = _random.Next(8) == 0 ? null : _random.GetItems(Enum.GetValues<FigureDimension>(), 1)[0],
        Width = TimeSpan.FromSeconds(_random.Next(1, 10)),
        Offset = TimeSpan.FromMinutes(_random.Next(-30, 30)),
        PerDepartment = Coin(),
    };

    /// <summary>Some filter of the audit.</summary>
    public AuditFilter NextAuditFilter() => new()
    {
        Centre = Centre(),
        Actor = Coin() ? Person().ToString() : null,
        Event = Coin() ? Event() : null,
        At = Range(),
        IsDescending = Coin(),
        Limit = _random.Next(1, 8),
    };

    /// <summary>Some stretch of time within which people's stretches are read.</summary>
    public (CentreId Centre, TimeRange Within) NextStretch() => (Centre(), new TimeRange(Instant(), Instant() + TimeSpan.FromSeconds(1)));

    // Later and later for one person, as their events are.
    private PresenceChange NextPresence()
    {
        var (centre, staff) = (Centre(), Person());
        var (version, at) = _presence.GetValueOrDefault((centre, staff), (0, SampleGrain.Noon));
        _presence[(centre, staff)] = (++version, at += TimeSpan.FromSeconds(_random.Next(4)) + NowAndThenDays());
        return new PresenceChange(centre, staff, version, _random.GetItems(Enum.GetValues<StaffPresence>(), 1)[0], at);
    }

    private RequestChange MakeOne() => Change(new RequestSummary
    {
        Request = new RequestId(new Guid(_random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)),
        Centre = Centre(),
        Version = 1,
        Status = RequestStatus.Waiting,
        Service = Service(),
        Channel = Channel(),
        Applicant = Applicant(),
        SubmittedAt = Instant(),
    });

    private RequestChange ChangeOne()
    {
        var before = _made.Values.ElementAt(_random.Next(_made.Count));
        var next = Change(before.Summary with { Version = before.Summary.Version + 1 });
        var known = before.Handlings.Select(handling => handling with { EndedAt = Instant() + NowAndThenDays(), Ending = "item.completed", Outcome = Coin() ? "granted" : null });
        var number = before.Handlings.Count;
        return next with { Handlings = [.. known, .. next.Handlings.Select(handling => handling with { Number = number++ })] };
    }

    private RequestChange Change(RequestSummary summary)
    {
        var status = _random.GetItems(Statuses, 1)[0];
        var changed = summary with
        {
            Status = status,
            Urgency = status == RequestStatus.Refused ? null : Urgency(),
            Places = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new RowLink(Department(), Perhaps(Person))).Distinct()],
            FirstTakenAt = Perhaps(Instant),
            ClosedAt = status.IsOpen() ? null : Instant(),
            Due = Perhaps(Instant),
            Missed = Coin(),
            Rating = Perhaps(() => _random.Next(1, 6)),
            Reopened = _random.Next(2),
        };
        return new RequestChange(changed, [.. Enumerable.Range(0, _random.Next(3)).Select(number => Handling(changed, number))])
        {
            Facts = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => Fact(changed))],
        };
    }

    private RequestFact Fact(RequestSummary request)
    {
        var number = _facts[request.Request] = _facts.GetValueOrDefault(request.Request, -1) + 1;
        return new RequestFact
        {
            Request = request.Request,
            Number = number,
            Centre = request.Centre,
            At = Instant(),
            Kind = _random.GetItems(Enum.GetValues<FactKind>(), 1)[0],
            Department = Perhaps(Department),
            Staff = Perhaps(Person),
            Service = request.Service,
            Channel = request.Channel,
            Urgency = Perhaps(Urgency),
            Time = Perhaps(() => TimeSpan.FromMicroseconds(_random.Next())),
        };
    }

    private Handling Handling(RequestSummary request, int number) => new()
    {
        Request = request.Request,
        Number = number,
        Item = _random.Next(3),
        Step = new StepId("main"),
        Centre = request.Centre,
        Service = request.Service,
        Department = Department(),
        Staff = Person(),
        Channel = request.Channel,
        Urgency = Urgency(),
        QueuedAt = Perhaps(Instant),
        AssignedAt = Instant(),
        StartedAt = Perhaps(Instant),
    };

    private AuditEntry Audited() => new()
    {
        Centre = Centre(),
        Sequence = ++_audited,
        At = Instant(),
        By = new Actor(_random.GetItems(Enum.GetValues<ActorKind>(), 1)[0], Person().ToString()),
        Event = Event(),
        Grain = new GrainKey(GrainKind.Staff, $"{Centre()}/{Person()}"),
        Version = _random.Next(1, 9),
        Reason = Perhaps(() => new ReasonId("illness")),
    };

    private string Event() => $"event-{_random.Next(3)}";

    private TimeRange Range() => _random.Next(5) == 0 ? new TimeRange(Perhaps(Instant), Perhaps(Instant)) : default;

    private T? Perhaps<T>(Func<T> make)
        where T : struct => _random.Next(4) == 0 ? make() : null;

    // To the microsecond, as the record keeps times.
    private DateTimeOffset Instant() => SampleGrain.Noon.AddTicks(_random.Next(20) * 10L * TimeSpan.TicksPerSecond / 7 / 10 * 10);

    private TimeSpan NowAndThenDays() => _random.Next(8) == 0 ? TimeSpan.FromDays(2) : TimeSpan.Zero;

    private bool Coin() => _random.Next(2) == 0;

    private CentreId Centre() => new($"hall-{_random.Next(2)}");

    private ServiceId Service() => new($"service-{_random.Next(3)}");

    private DepartmentId Department() => new($"department-{_random.Next(3)}");

    private StaffId Person() => new($"person-{_random.Next(4)}");

    private Urgency Urgency() => (Urgency)_random.Next(1, 6);

    private Channel Channel() => _random.GetItems(Enum.GetValues<Channel>(), 1)[0];

    private ApplicantKind Applicant() => _random.GetItems(Enum.GetValues<ApplicantKind>(), 1)[0];
}
