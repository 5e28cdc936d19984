using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>Citizens who do not come when they are called. What is not named fits everything.</summary>
/// <remarks>They are called again as often as the plan's <see cref="RoutingPlan.NoShowRecalls"/> says.</remarks>
public sealed record NoShowPlan
{
    /// <summary>For this service; for every one when null.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Of this level; of every one when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How likely a call is in vain, 0 to 1; drawn for each call.</summary>
    public required double Probability { get; init; }

    /// <summary>How long the person waits for somebody who does not come.</summary>
    public double WaitMinutes { get; init; } = 1;

    /// <summary>Not before so many minutes later the citizen is called again.</summary>
    public double RecallMinutes { get; init; } = 5;
}
