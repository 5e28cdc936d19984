using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>Citizens who have to fetch documents in the middle of a service. What is not named fits everything.</summary>
/// <remarks>Whoever served them is free meanwhile; when they are back, the item waits with its old age.</remarks>
public sealed record DocumentsPlan
{
    /// <summary>For this service; for every one when null.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>At this step; at every one when null.</summary>
    public StepId? Step { get; init; }

    /// <summary>How likely it is, 0 to 1.</summary>
    public required double Probability { get; init; }

    /// <summary>The share of the time of service that has passed by then, 0 to 1.</summary>
    public double After { get; init; } = 0.3;

    /// <summary>How long they are away.</summary>
    public required DistributionPlan Time { get; init; }
}
