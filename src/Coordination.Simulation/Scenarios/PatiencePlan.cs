using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>How long citizens wait for their first call before they give up. What is not named fits everything.</summary>
public sealed record PatiencePlan
{
    /// <summary>For this service; for every one when null.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Of this level; of every one when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The time, from coming.</summary>
    public required DistributionPlan Time { get; init; }
}
