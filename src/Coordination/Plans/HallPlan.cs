using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Centres;

namespace Coordination.Plans;

/// <summary>A hall's configuration as one document: what it does, who does it, when, and by which rules.</summary>
/// <remarks>Plain data, as written. <see cref="ActivePlan"/> is the checked form that the engine works with.</remarks>
public sealed record HallPlan
{
    /// <summary>Where the JSON Schema of this document is, for editors; it means nothing to the engine.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string? Schema { get; init; }

    /// <summary>The centre it configures.</summary>
    public required CentreId Centre { get; init; }

    /// <summary>The hall's name, for people.</summary>
    public required PlanName Name { get; init; }

    /// <summary>The IANA time zone of every calendar that names none, such as <c>Europe/Warsaw</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Opening hours and holidays.</summary>
    public ImmutableArray<CalendarPlan> Calendars { get; init; } = [];

    /// <summary>The departments.</summary>
    public ImmutableArray<DepartmentPlan> Departments { get; init; } = [];

    /// <summary>The departments that were given up, and which take their open work.</summary>
    public ImmutableArray<FormerDepartment> FormerDepartments { get; init; } = [];

    /// <summary>The skills that steps require and staff hold.</summary>
    public ImmutableArray<SkillPlan> Skills { get; init; } = [];

    /// <summary>The reasons that commands name by their codes: what people do is counted by them, and their names are for everybody.</summary>
    public ImmutableArray<ReasonPlan> Reasons { get; init; } = [];

    /// <summary>The service catalogue: the power list.</summary>
    public ImmutableArray<ServicePlan> Services { get; init; } = [];

    /// <summary>What the hall does not do, and who does.</summary>
    public ImmutableArray<NegativeEntry> NegativeList { get; init; } = [];

    /// <summary>The facts that submissions may give, and what is kept of them.</summary>
    public ImmutableArray<FactPlan> Facts { get; init; } = [];

    /// <summary>The needs that people may come with, and what they do to dispatch; at most 32.</summary>
    public ImmutableArray<NeedPlan> Needs { get; init; } = [];

    /// <summary>How a request's urgency follows from its facts; the first rule that fits decides.</summary>
    public ImmutableArray<UrgencyRule> UrgencyRules { get; init; } = [];

    /// <summary>The service-level target of each urgency.</summary>
    public ImmutableArray<ServiceLevelTarget> ServiceLevels { get; init; } = [];

    /// <summary>Which item goes next, and to whom.</summary>
    public RoutingPlan Routing { get; init; } = new();

    /// <summary>Whether and when departments help each other.</summary>
    public PoolingPlan Pooling { get; init; } = new();

    /// <summary>What changes in a crisis.</summary>
    public CrisisPlan Crisis { get; init; } = new();

    /// <summary>What becomes of citizens and staff when a department has closed for the day; nothing where it is left out.</summary>
    public ClosingPlan? Closing { get; init; }

    /// <summary>How long personal texts are kept after a request has ended; until somebody has them erased where it is left out.</summary>
    public RetentionPlan? Retention { get; init; }

    /// <summary>Whether plans of this hall are published by two: one person proposes a plan, and another one approves it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool PublishedByTwo { get; init; }

    /// <summary>The staff.</summary>
    public ImmutableArray<StaffPlan> Staff { get; init; } = [];

    /// <summary>The plan as somebody reads it: with one text for each name, as <see cref="PlanName.In"/> finds it.</summary>
    /// <param name="languages">The tags of the languages that they read, the dearest first.</param>
    public HallPlan In(params IEnumerable<string> languages) => SpokenPlan.Of(PlanForm.Complete(this), languages).Plan;
}
