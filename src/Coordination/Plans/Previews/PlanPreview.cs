using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Identity;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Plans.Previews;

/// <summary>What a plan would change, were it published now.</summary>
internal sealed record PlanPreview
{
    /// <summary>The hall.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The published version that it is compared with; 0 for none.</summary>
    public required long Version { get; init; }

    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What keeps the plan from being published; of a faulty plan only the differences are told.</summary>
    public ImmutableArray<Fault> Faults { get; init; } = [];

    /// <summary>The differences, at most <see cref="PlanPreviews.MostDifferences"/>.</summary>
    public required ImmutableArray<PlanDifference> Differences { get; init; }

    /// <summary>How many differences there are.</summary>
    public required int DifferenceCount { get; init; }

    /// <summary>Those at work whom it changes something for.</summary>
    public ImmutableArray<TouchedPerson> People { get; init; } = [];

    /// <summary>Open work that somebody can do now, and nobody could any more.</summary>
    public ImmutableArray<TouchedWork> Work { get; init; } = [];

    /// <summary>Open work at departments that the plan gives up without saying which takes it: it is not published before it does.</summary>
    public ImmutableArray<StrandedDepartment> Stranded { get; init; } = [];

    /// <summary>Departments where as many wait already as the plan's queue limit allows, or more: they stay, and nobody more is admitted until fewer wait.</summary>
    public ImmutableArray<TouchedQueue> Queues { get; init; } = [];

    /// <summary>Booked times at which the department is open now and would be closed; the earliest, at most <see cref="PlanPreviews.MostNamed"/>.</summary>
    public ImmutableArray<TouchedBooking> Bookings { get; init; } = [];

    /// <summary>How many such booked times there are.</summary>
    public int BookingCount { get; init; }

    /// <summary>Running service-level clocks that end at another time by the hours of the plan; the earliest, at most <see cref="PlanPreviews.MostNamed"/>.</summary>
    public ImmutableArray<TouchedClock> Clocks { get; init; } = [];

    /// <summary>How many such clocks there are.</summary>
    public int ClockCount { get; init; }
}

/// <summary>Somebody at work for whom a plan changes something.</summary>
internal sealed record TouchedPerson
{
    /// <summary>Who.</summary>
    public required StaffId Staff { get; init; }

    /// <summary>Their name in the published plan.</summary>
    public string? Name { get; init; }

    /// <summary>How they stand to work.</summary>
    public required StaffPresence Presence { get; init; }

    /// <summary>What they hold.</summary>
    public ImmutableArray<WorkItemId> Holds { get; init; } = [];

    /// <summary>Whether the plan leaves them out: it is not published before they are signed off.</summary>
    [JsonPropertyName("removed")]
    public bool IsRemoved { get; init; }

    /// <summary>Where they would go to; null where they stay.</summary>
    public DepartmentId? MovesTo { get; init; }

    /// <summary>The skills that they would not hold any more, or at a lower level.</summary>
    public ImmutableArray<SkillId> LosesSkills { get; init; } = [];

    /// <summary>Whether what they hold would be more than fits.</summary>
    [JsonPropertyName("overloaded")]
    public bool IsOverloaded { get; init; }
}

/// <summary>Open items of one step that fit no more, for one cause.</summary>
public sealed record TouchedWork
{
    /// <summary>The service.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>The step.</summary>
    public required StepId Step { get; init; }

    /// <summary>Where the items are.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>Why they fit no more.</summary>
    public required WorkMisfit Misfit { get; init; }

    /// <summary>How many wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>How many are in somebody's hands.</summary>
    public required int Held { get; init; }

    /// <summary>Some of the requests.</summary>
    public required ImmutableArray<RequestId> Requests { get; init; }
}

/// <summary>Why an item could not be done under a plan.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WorkMisfit>))]
public enum WorkMisfit
{
    /// <summary>Somebody can do it.</summary>
    None,

    /// <summary>Its department is not in the plan.</summary>
    NoDepartment,

    /// <summary>Nobody of its department, or of one that helps it, holds the skills.</summary>
    NobodyAble,

    /// <summary>It takes more than any such person's capacity.</summary>
    NoCapacity,
}

/// <summary>A department whose queue a plan would fill at once.</summary>
/// <param name="Department">Which.</param>
/// <param name="Waiting">How many wait there, or would by then: as many as the limit, or more.</param>
/// <param name="QueueLimit">The limit of the plan that is to come.</param>
internal sealed record TouchedQueue(DepartmentId Department, int Waiting, int QueueLimit);

/// <summary>A booked time at which the department would be closed.</summary>
/// <param name="Request">Whose.</param>
/// <param name="At">When.</param>
/// <param name="Department">Where.</param>
public sealed record TouchedBooking(RequestId Request, DateTimeOffset At, DepartmentId Department);

/// <summary>A service-level clock that ends at another time.</summary>
/// <param name="Request">Whose.</param>
/// <param name="Due">When it ends now.</param>
/// <param name="Becomes">When it would end; null for not within two years.</param>
internal sealed record TouchedClock(RequestId Request, DateTimeOffset Due, DateTimeOffset? Becomes);
