using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>A pure queueing model: equal servers, Poisson arrivals per level, one queue. M/M/c, M/G/c, M/M/c+G.</summary>
public sealed record QueueModel
{
    /// <summary>How many servers.</summary>
    public required int Servers { get; init; }

    /// <summary>Arrivals per minute, by level.</summary>
    public required ImmutableSortedDictionary<Urgency, double> Arrivals { get; init; }

    /// <summary>The time of service.</summary>
    public required DistributionPlan Service { get; init; }

    /// <summary>The time of service of levels that differ.</summary>
    public ImmutableSortedDictionary<Urgency, DistributionPlan> ServiceByLevel { get; init; } = ImmutableSortedDictionary<Urgency, DistributionPlan>.Empty;

    /// <summary>How long customers wait before they give up; for good when null.</summary>
    public DistributionPlan? Patience { get; init; }

    /// <summary>The order between levels.</summary>
    public OrderPolicyKind Order { get; init; } = OrderPolicyKind.Strict;

    /// <summary>With the accumulating order: priority gained per minute of waiting, by level; the plan's usual rates where not given.</summary>
    public ImmutableSortedDictionary<Urgency, double> Rates { get; init; } = ImmutableSortedDictionary<Urgency, double>.Empty;
}
