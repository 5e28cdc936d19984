using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>A crisis: a surge of requests, and whether the plan's crisis rules are declared for it.</summary>
public sealed record CrisisEvent
{
    /// <summary>From this minute.</summary>
    public required double From { get; init; }

    /// <summary>Until this minute, later than <see cref="From"/>.</summary>
    public required double To { get; init; }

    /// <summary>What the surge asks for; no surge when null.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>How urgent the surge is.</summary>
    public Urgency Urgency { get; init; } = Urgency.EspeciallyUrgent;

    /// <summary>How many more come a minute (a Poisson stream).</summary>
    public double Rate { get; init; }

    /// <summary>Whether the plan's crisis rules are declared.</summary>
    public bool Declared { get; init; } = true;

    /// <summary>How many minutes after the beginning they are declared.</summary>
    public double DeclaredAfter { get; init; }
}
