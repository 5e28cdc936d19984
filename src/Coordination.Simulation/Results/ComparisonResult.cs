using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Coordination.Simulation.Results;

/// <summary>A scenario in several variants with the same citizens.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Variants">The variants; the first one is what the others are compared with.</param>
/// <param name="Differences">Every difference from the first, by variant and figure.</param>
public sealed record ComparisonResult(string Scenario, ImmutableArray<SimulationResult> Variants, ImmutableArray<PairedDifference> Differences);

/// <summary>How a figure differs between a variant and the first one, replication by replication.</summary>
public sealed record PairedDifference
{
    /// <summary>The variant.</summary>
    public required string Variant { get; init; }

    /// <summary>The figure, by its name in <see cref="FigureTable"/>.</summary>
    public required string Figure { get; init; }

    /// <summary>Its mean in the first variant.</summary>
    public required double? Baseline { get; init; }

    /// <summary>Its mean in this one.</summary>
    public required double? Value { get; init; }

    /// <summary>This one less the first.</summary>
    public required double? Difference { get; init; }

    /// <summary>The 95 % confidence interval of the difference.</summary>
    [JsonPropertyName("ci95_low")]
    public required double? Ci95Low { get; init; }

    /// <summary>The 95 % confidence interval of the difference.</summary>
    [JsonPropertyName("ci95_high")]
    public required double? Ci95High { get; init; }

    /// <summary>Whether the interval leaves out 0.</summary>
    public required bool Significant { get; init; }
}
