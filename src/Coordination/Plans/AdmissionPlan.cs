using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>A matter outside the hall's powers.</summary>
public sealed record NegativeEntry
{
    /// <summary>The id a portal would ask for it by.</summary>
    public required ServiceId Matter { get; init; }

    /// <summary>Why it is not done here, for people.</summary>
    public required PlanName Reason { get; init; }

    /// <summary>Who does it, where that is known.</summary>
    public PlanName? ReferTo { get; init; }
}

/// <summary>When all conditions hold, a request has this urgency.</summary>
public sealed record UrgencyRule
{
    /// <summary>Its name in this plan, which the record gives as what decided; <c>rule-1</c>, <c>rule-2</c> … by its place when null.</summary>
    public string? Id { get; init; }

    /// <summary>The level it gives.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>Why, for people and for the record.</summary>
    public required PlanName Reason { get; init; }

    /// <summary>Only for these services; for all when empty.</summary>
    public ImmutableArray<ServiceId> Services { get; init; } = [];

    /// <summary>All of them must hold; with none the rule always fits.</summary>
    public ImmutableArray<FactCondition> When { get; init; } = [];
}

/// <summary>A condition on one fact of a submission. Exactly one of the tests is given.</summary>
public sealed record FactCondition
{
    /// <summary>The fact, by its id.</summary>
    public required string Fact { get; init; }

    /// <summary>It is this text, ignoring case.</summary>
    public string? Is { get; init; }

    /// <summary>It is a number of at least this.</summary>
    public decimal? AtLeast { get; init; }

    /// <summary>It is a number of at most this.</summary>
    public decimal? AtMost { get; init; }

    /// <summary>It is given (true) or not given (false).</summary>
    public bool? Exists { get; init; }
}

/// <summary>What is promised to requests of one urgency.</summary>
public sealed record ServiceLevelTarget
{
    /// <summary>The level.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>The promise: done within so many open minutes of the lead department's calendar.</summary>
    public required int Minutes { get; init; }

    /// <summary>For this share of requests, in percent.</summary>
    public int Percent { get; init; } = 90;

    /// <summary>The level that a request is raised to when it is missed; not raised when null.</summary>
    public Urgency? EscalateTo { get; init; }
}
