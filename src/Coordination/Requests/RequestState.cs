using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Requests;

/// <summary>A request as its events made it; without personal data.</summary>
public sealed record RequestState
{
    // What follows from every event alike is set on the copy that the event made: one copy an event.
    private long _version;
    private RequestStatus _status;
    private DateTimeOffset _changedAt;
    private DateTimeOffset? _closedAt;
    private ServiceClock? _clock;
    private ImmutableArray<string> _missingDocuments = [];

    /// <summary>Which.</summary>
    public RequestId Id { get; init; }

    /// <summary>The number of its events.</summary>
    public long Version
    {
        get => _version;
        init => _version = value;
    }

    /// <summary>The hall.</summary>
    public CentreId Centre { get; init; }

    /// <summary>The version of the plan it was admitted under.</summary>
    public long Plan { get; init; }

    /// <summary>Where it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public RequestStatus Status
    {
        get => _status;
        init => _status = value;
    }

    /// <summary>The service.</summary>
    public ServiceId Service { get; init; }

    /// <summary>Who asks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ApplicantKind Applicant { get; init; }

    /// <summary>How.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Channel Channel { get; init; }

    /// <summary>How urgent.</summary>
    public Urgency Urgency { get; init; }

    /// <summary>Why this urgency.</summary>
    public string? UrgencyReason { get; init; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When its last event happened.</summary>
    public DateTimeOffset ChangedAt
    {
        get => _changedAt;
        init => _changedAt = value;
    }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt
    {
        get => _closedAt;
        init => _closedAt = value;
    }

    /// <summary>Why it was withdrawn or ended before it was served, as a code; null where nobody has given one.</summary>
    public ReasonId? EndReason { get; init; }

    /// <summary>The booked time.</summary>
    public DateTimeOffset? AppointmentAt { get; init; }

    /// <summary>When the citizen said for the first time that they have come.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>Until when the citizen, whom nobody calls before they have said that they have come, is waited for; null where they are not, or have.</summary>
    public DateTimeOffset? AwaitedUntil { get; init; }

    /// <summary>The first request of the same visit, where the citizen has several: one who is with somebody is called to nobody else.</summary>
    public RequestId? Visit { get; init; }

    /// <summary>Needs that staff should know of, but for those that say something of the person: they are kept beside the record.</summary>
    public ImmutableArray<string> Needs { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What the person's needs demand of whoever serves them, beside what the steps require.</summary>
    public ImmutableArray<SkillRequirement> NeededSkills { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Why it was not admitted.</summary>
    public ImmutableArray<Refusal> Reasons { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Its service-level clock, from admission on.</summary>
    public ServiceClock? Clock
    {
        get => _clock;
        init => _clock = value;
    }

    /// <summary>Its work items, in the plan's order; items are only ever added at the end.</summary>
    public ImmutableArray<WorkItemState> Items { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Documents asked for and not supplied yet.</summary>
    public ImmutableArray<string> MissingDocuments
    {
        get => _missingDocuments;
        init => _missingDocuments = value.OrEmpty();
    }

    /// <summary>The evidence and documents that are in.</summary>
    public ImmutableArray<string> Documents { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Objections to its dispatch, all of them.</summary>
    public ImmutableArray<ObjectionState> Objections { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The citizen's rating, 1 to 5.</summary>
    public int? Rating { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopened { get; init; }

    /// <summary>The item that a question about the request as a whole is about: the first that waits or is in hand, or else the first of all.</summary>
    internal WorkItemState? InQuestion() =>
        Items.FirstOrDefault(item => item.Status == WorkItemStatus.Waiting || item.Status.IsHeld()) ?? Items.FirstOrDefault();

    /// <summary>Brings a copy that nobody has seen yet to its version: status, clock and end follow from its items.</summary>
    internal void Settle(long version, DateTimeOffset at, ServiceClock? clock)
    {
        _version = version;
        _status = this.StatusByItems();
        _clock = clock ?? _clock;
        _changedAt = at;
        var closed = _status != RequestStatus.None && !_status.IsOpen();
        _closedAt = closed ? _closedAt ?? at : null;
        _missingDocuments = closed ? [] : _missingDocuments;
    }
}

/// <summary>A service-level clock, in open time of the lead department's calendar.</summary>
/// <param name="Target">The promised open time; null where nothing is promised and the clock only measures.</param>
/// <param name="Used">The open time used before <paramref name="RunningSince"/>.</param>
/// <param name="RunningSince">Since when it runs, an appointment's time included that is still to come; null while it is stopped.</param>
/// <param name="Due">When the target is used up; null while it is stopped, or without a target.</param>
/// <param name="Missed">Whether the missed target is on record.</param>
public sealed record ServiceClock(TimeSpan? Target, TimeSpan Used, DateTimeOffset? RunningSince, DateTimeOffset? Due, bool Missed = false)
{
    /// <summary>The version of the plan whose hours it goes by; 0 for the one that the request was admitted under.</summary>
    public long Plan { get; init; }

    /// <summary>Whether it stands still because the department that leads is closed by hand.</summary>
    public bool Halted { get; init; }

    /// <summary>While it stands still for that: when it was to go on at the earliest, as by a booked time or because the citizen lets others go first.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}

/// <summary>One work item.</summary>
public sealed record WorkItemState
{
    /// <summary>Which step of the service.</summary>
    public required StepId Step { get; init; }

    /// <summary>Where it is.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>How it stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required WorkItemStatus Status { get; init; }

    /// <summary>Since when it waits; its age, kept through everything but a reopening.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Not to be called before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When it came back to the queue where it waits, from somebody's hands, from the citizen, from a review or from elsewhere; null where it never did.</summary>
    public DateTimeOffset? BackAt { get; init; }

    /// <summary>Who holds it or has the offer; after the end, who had it.</summary>
    public StaffId? Holder { get; init; }

    /// <summary>When it was assigned, or the offer accepted.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When work began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the offer ends.</summary>
    public DateTimeOffset? OfferExpiresAt { get; init; }

    /// <summary>When the department is deemed to consent.</summary>
    public DateTimeOffset? ConsentAt { get; init; }

    /// <summary>What was left of the limit for consent when it began to wait for the citizen or for the centre's review; open time.</summary>
    public TimeSpan? ConsentLeft { get; init; }

    /// <summary>Whether the step's skills no longer count, because nobody of the department it was passed to holds them.</summary>
    public bool AnySkill { get; init; }

    /// <summary>Whether <see cref="RequestState.NeededSkills"/> do not count here, because nobody of the department holds them with the step's own.</summary>
    public bool NeedsWaived { get; init; }

    /// <summary>Why it went to its holder.</summary>
    public string? Why { get; init; }

    /// <summary>What is kept of the key with which its holder had asked for the next item.</summary>
    public KeyDigest? TakenWith { get; init; }

    /// <summary>How often the citizen did not come.</summary>
    public int NoShows { get; init; }

    /// <summary>Who is not offered it for now.</summary>
    public ImmutableArray<Exclusion> Exclusions { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }
}

/// <summary>A department's objection to a dispatch.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Department">Who objected.</param>
/// <param name="By">Through whom.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="Upheld">The centre's decision; null while it is under review.</param>
/// <param name="Decision">The centre's reason, as a code.</param>
public sealed record ObjectionState(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int Item,
    DepartmentId Department, StaffId By, ReasonId? Reason = null, bool? Upheld = null, ReasonId? Decision = null);
