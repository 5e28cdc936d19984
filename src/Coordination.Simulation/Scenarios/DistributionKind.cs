using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Simulation.Scenarios;

/// <summary>The families of distributions.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<DistributionKind>))]
public enum DistributionKind
{
    /// <summary>By its mean.</summary>
    Exponential,

    /// <summary>By mean and coefficient of variation.</summary>
    Lognormal,

    /// <summary>By mean and coefficient of variation; the shape is 1 ÷ variation².</summary>
    Gamma,

    /// <summary>By mean and shape.</summary>
    Weibull,

    /// <summary>Always its mean.</summary>
    Deterministic,

    /// <summary>Drawn from a list of values.</summary>
    Empirical,
}
