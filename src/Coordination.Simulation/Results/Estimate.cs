using System.Text.Json.Serialization;

namespace Coordination.Simulation.Results;

/// <summary>A mean over replications with its 95 % confidence interval (Student's t).</summary>
/// <param name="Mean">The mean; null when it was never observed.</param>
/// <param name="Ci95Low">The interval's lower border; null with fewer than two replications.</param>
/// <param name="Ci95High">The interval's upper border.</param>
public sealed record Estimate(
    double? Mean,
    [property: JsonPropertyName("ci95_low")] double? Ci95Low,
    [property: JsonPropertyName("ci95_high")] double? Ci95High)
{
    /// <summary>Whether a value lies in the interval.</summary>
    public bool Covers(double value) => value >= Ci95Low && value <= Ci95High;
}
