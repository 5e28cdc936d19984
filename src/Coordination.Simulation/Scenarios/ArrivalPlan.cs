using System.Collections.Immutable;
using Coordination.Plans;

namespace Coordination.Simulation.Scenarios;

/// <summary>One independent source of citizens. Exactly one of <see cref="Rate"/>, <see cref="Rates"/> and <see cref="Times"/> is given.</summary>
public sealed record ArrivalPlan
{
    /// <summary>What they come for.</summary>
    public required ServiceId Service { get; init; }

    /// <summary>How urgent it is; the service's default when null.</summary>
    public Urgency? Urgency { get; init; }

    /// <summary>How they come.</summary>
    public Channel Channel { get; init; } = Channel.Window;

    /// <summary>The needs that each of them comes with, by their ids in the plan. Those of a share of the citizens are arrivals of their own.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    /// <summary>A Poisson stream of so many a minute, all the time.</summary>
    public double? Rate { get; init; }

    /// <summary>A Poisson stream whose rate is constant within intervals; nobody comes between them.</summary>
    public ImmutableArray<RateInterval> Rates { get; init; } = [];

    /// <summary>The intervals of <see cref="Rates"/> come again every so many minutes, such as 1440 for every day; never when null.</summary>
    public double? Every { get; init; }

    /// <summary>Recorded moments, rising.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>With <see cref="Times"/>: how long each citizen's first step takes, as recorded; drawn when empty.</summary>
    public ImmutableArray<double> Minutes { get; init; } = [];
}

/// <summary>A constant rate over an interval.</summary>
/// <param name="From">From this minute.</param>
/// <param name="To">Until this minute, later than <paramref name="From"/>.</param>
/// <param name="Rate">So many a minute.</param>
public sealed record RateInterval(double From, double To, double Rate);
