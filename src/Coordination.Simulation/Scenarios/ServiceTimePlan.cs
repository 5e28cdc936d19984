using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>How long a step takes. What is not named fits everything.</summary>
public sealed record ServiceTimePlan
{
    /// <summary>Of this service; of every one when null.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Of this step; of every one when null.</summary>
    public StepId? Step { get; init; }

    /// <summary>Of this level; of every one when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The time.</summary>
    public required DistributionPlan Time { get; init; }

    /// <summary>
    /// By the level (1 to 5) at which the person holds the step's first skill: the time is multiplied by this. A level that is
    /// not named has the factor of the next lower one that is, or 1. A citizen's own share of luck is the same whoever serves.
    /// </summary>
    public ImmutableSortedDictionary<int, double> FactorBySkillLevel { get; init; } = ImmutableSortedDictionary<int, double>.Empty;
}
