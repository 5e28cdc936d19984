using Coordination.Plans;

namespace Coordination.Simulation.Replays;

/// <summary>How a day is replayed.</summary>
public sealed record ReplayOptions
{
    /// <summary>The order between urgency levels.</summary>
    public OrderPolicyKind Order { get; init; } = OrderPolicyKind.Strict;

    /// <summary>Whether desks help each other; off is how the recorded hall worked.</summary>
    public bool Pooling { get; init; }

    /// <summary>The seed of everything that is drawn: arrivals within intervals, times of service, urgencies, ids.</summary>
    public ulong Seed { get; init; } = 1;
}
