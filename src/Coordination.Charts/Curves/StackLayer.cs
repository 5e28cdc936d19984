using System.Collections.Immutable;

namespace Coordination.Charts.Curves;

/// <summary>A layer of a stacked chart: the people of one urgency level.</summary>
/// <param name="Level">The level, 1 to 5.</param>
/// <param name="Values">How many, at each of the chart's minutes.</param>
public sealed record StackLayer(int Level, ImmutableArray<double> Values);
