using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Departments;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>An entry of the service catalogue (compare CPSV-AP's Public Service).</summary>
public sealed record ServicePlan
{
    /// <summary>Its name in this plan.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required PlanName Name { get; init; }

    /// <summary>Who may ask; anyone when empty.</summary>
    public ImmutableArray<ApplicantKind> Audience { get; init; } = [];

    /// <summary>Information or transaction.</summary>
    public ServiceNature Nature { get; init; } = ServiceNature.Transaction;

    /// <summary>Whether it concerns one person or the public.</summary>
    public ServiceScope Scope { get; init; } = ServiceScope.Individual;

    /// <summary>The law it rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>The evidence to bring.</summary>
    public ImmutableArray<EvidencePlan> Evidence { get; init; } = [];

    /// <summary>The urgency where no rule says otherwise.</summary>
    public Urgency DefaultUrgency { get; init; } = Urgency.General;

    /// <summary>The channels it is given over; all of them when empty.</summary>
    public ImmutableArray<Channel> Channels { get; init; } = [];

    /// <summary>Whether those who are booked are to say that they have come, per channel; <see cref="ArrivalRule.None"/> where a channel is not named.</summary>
    public ImmutableDictionary<Channel, ArrivalRule> Arrival { get; init; } = ImmutableDictionary<Channel, ArrivalRule>.Empty;

    /// <summary>The work items, in order of <see cref="StepPlan.After"/>; at least one.</summary>
    public ImmutableArray<StepPlan> Steps { get; init; } = [];
}

/// <summary>Whether those who are booked are to say that they have come. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ArrivalRule>))]
public enum ArrivalRule
{
    /// <summary>Nobody asks: they are called from some minutes before their time.</summary>
    None,

    /// <summary>They may: who has is called from some minutes before their time, everybody else from their time.</summary>
    Optional,

    /// <summary>They must: who has not is not called at all, and after a while has not come.</summary>
    Required,
}

/// <summary>A piece of evidence.</summary>
/// <param name="Id">Its name, as a submission lists it.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Required">Whether a submission without it is refused; otherwise it can be supplied later.</param>
public sealed record EvidencePlan(string Id, PlanName Name, bool Required = true);

/// <summary>A step of a service: one work item at one department.</summary>
public sealed record StepPlan
{
    /// <summary>Its name in this service.</summary>
    public required StepId Id { get; init; }

    /// <summary>Its name for people; the id when null.</summary>
    public PlanName? Name { get; init; }

    /// <summary>The department that does it.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>The steps that must be finished first; none for a first step.</summary>
    public ImmutableArray<StepId> After { get; init; } = [];

    /// <summary>Whether this step's department leads; the first step's does where none is marked.</summary>
    public bool Lead { get; init; }

    /// <summary>What the person must be able to do; all of it.</summary>
    public ImmutableArray<SkillRequirement> Skills { get; init; } = [];

    /// <summary>The mean time of service, in minutes, above 0.</summary>
    public double ExpectedMinutes { get; init; } = 10;

    /// <summary>What an item costs of a person's capacity, per channel; <see cref="DefaultCost"/> where a channel is not named.</summary>
    public ImmutableDictionary<Channel, int> Cost { get; init; } = ImmutableDictionary<Channel, int>.Empty;

    /// <summary>A co-handler's limit: so many open minutes after its turn came it is deemed to consent. Never when null.</summary>
    public int? DeemedConsentMinutes { get; init; }

    /// <summary>A whole person, by the default capacity.</summary>
    public const int DefaultCost = 100;
}

/// <summary>A required skill.</summary>
public sealed record SkillRequirement
{
    /// <summary>Which.</summary>
    public required SkillId Skill { get; init; }

    /// <summary>At least this level, 1 to 5.</summary>
    public int Level { get; init; } = 1;

    /// <summary>After so many minutes of waiting the requirement falls away; it stays when null.</summary>
    public int? RelaxAfterMinutes { get; init; }
}

/// <summary>Who asks.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ApplicantKind>))]
public enum ApplicantKind
{
    /// <summary>A citizen.</summary>
    Citizen,

    /// <summary>An enterprise.</summary>
    Enterprise,

    /// <summary>A government body.</summary>
    Government,

    /// <summary>A department or a member of staff.</summary>
    Internal,
}

/// <summary>What kind of demand.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ServiceNature>))]
public enum ServiceNature
{
    /// <summary>A question.</summary>
    Information,

    /// <summary>A matter to be decided or done.</summary>
    Transaction,
}

/// <summary>Whom it concerns.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ServiceScope>))]
public enum ServiceScope
{
    /// <summary>The public.</summary>
    Public,

    /// <summary>One person or enterprise.</summary>
    Individual,
}

/// <summary>How a request comes in.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Channel>))]
public enum Channel
{
    /// <summary>In person, at a window.</summary>
    Window,

    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>On line.</summary>
    Online,
}
