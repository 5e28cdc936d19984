using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Loads;

/// <summary>A citizen whom a load brings to a running hall: the same as came in the simulation.</summary>
internal sealed record LoadCitizen
{
    /// <summary>The number in order of coming, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The minute of the scenario in which they come.</summary>
    public required double CameMinute { get; init; }

    /// <summary>What they come for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>How urgent it is.</summary>
    public required Urgency Urgency { get; init; }

    /// <summary>The needs they come with.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>How they come.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How long each of the service's steps takes, in the plan's order, in the scenario's minutes.</summary>
    public required ImmutableArray<double> ServiceMinutes { get; init; }

    /// <summary>How long they waited for their first call in the simulation, in minutes; null for somebody who was not called there.</summary>
    public double? SimulatedWait { get; init; }
}
