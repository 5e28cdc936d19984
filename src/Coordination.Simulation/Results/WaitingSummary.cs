using System.Text.Json.Serialization;

namespace Coordination.Simulation.Results;

/// <summary>How long citizens waited, in minutes. Who never was called has waited until the end of the simulation.</summary>
/// <remarks>
/// A citizen waits while nobody attends to them: in queues, and on the way between desks; not while away for documents.
/// The mean is over replications, each with the same weight. Quantiles are of all citizens together, right to 0.8 %.
/// </remarks>
public sealed record WaitingSummary
{
    /// <summary>The mean.</summary>
    public required double? MeanMinutes { get; init; }

    /// <summary>Its 95 % confidence interval.</summary>
    [JsonPropertyName("ci95_low")]
    public required double? Ci95Low { get; init; }

    /// <summary>Its 95 % confidence interval.</summary>
    [JsonPropertyName("ci95_high")]
    public required double? Ci95High { get; init; }

    /// <summary>Half waited at most so long.</summary>
    [JsonPropertyName("p50_minutes")]
    public required double? P50Minutes { get; init; }

    /// <summary>Nine of ten waited at most so long.</summary>
    [JsonPropertyName("p90_minutes")]
    public required double? P90Minutes { get; init; }

    /// <summary>19 of 20 waited at most so long.</summary>
    [JsonPropertyName("p95_minutes")]
    public required double? P95Minutes { get; init; }

    /// <summary>99 of 100 waited at most so long.</summary>
    [JsonPropertyName("p99_minutes")]
    public required double? P99Minutes { get; init; }

    /// <summary>The longest wait of all.</summary>
    public required double? MaxMinutes { get; init; }
}
