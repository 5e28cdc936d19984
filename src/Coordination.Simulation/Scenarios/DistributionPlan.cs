using System.Collections.Immutable;

namespace Coordination.Simulation.Scenarios;

/// <summary>A distribution of durations, in minutes.</summary>
public sealed record DistributionPlan
{
    /// <summary>Which family.</summary>
    public required DistributionKind Kind { get; init; }

    /// <summary>The mean; not for an empirical one, whose values say it.</summary>
    public double? Mean { get; init; }

    /// <summary>Lognormal and gamma: the coefficient of variation, standard deviation over mean.</summary>
    public double? Variation { get; init; }

    /// <summary>Weibull: the shape; below 1 long times are likelier than with an exponential distribution, above 1 less likely.</summary>
    public double? Shape { get; init; }

    /// <summary>Empirical: the values that are drawn from.</summary>
    public ImmutableArray<double> Values { get; init; } = [];

    /// <summary>Empirical: how likely each value is, relative to the others; all the same when empty.</summary>
    public ImmutableArray<double> Weights { get; init; } = [];

    /// <summary>An exponential distribution.</summary>
    public static DistributionPlan Exponential(double mean) => new() { Kind = DistributionKind.Exponential, Mean = mean };

    /// <summary>Always the same.</summary>
    public static DistributionPlan Deterministic(double minutes) => new() { Kind = DistributionKind.Deterministic, Mean = minutes };

    /// <summary>A lognormal distribution.</summary>
    public static DistributionPlan Lognormal(double mean, double variation) =>
        new() { Kind = DistributionKind.Lognormal, Mean = mean, Variation = variation };
}
