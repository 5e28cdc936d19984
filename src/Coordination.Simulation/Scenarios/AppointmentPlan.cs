using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>Booked citizens. In the queue, the booked time counts as their time of arrival.</summary>
public sealed record AppointmentPlan
{
    /// <summary>What they come for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>How urgent it is; the service's default when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>The needs that each of them comes with, by their ids in the plan. Those of a share of the citizens are appointments of their own.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>The booked minutes, rising.</summary>
    public required ImmutableArray<double> Times { get; init; }

    /// <summary>How many minutes before the booked time they come: a mean, at random (normal) around it; below 0 is late.</summary>
    public double EarlyMinutes { get; init; } = 5;

    /// <summary>The standard deviation of how early they come, in minutes.</summary>
    public double EarlyDeviation { get; init; } = 5;

    /// <summary>The share who never come at all, 0 to 1.</summary>
    public double Missed { get; init; }
}
