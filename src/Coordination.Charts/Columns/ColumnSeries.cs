using System.Collections.Immutable;
using Coordination.Charts.Frames;

namespace Coordination.Charts.Columns;

/// <summary>What the columns of one colour stand for.</summary>
/// <param name="Name">Its name, for the legend.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Values">One value for each place, at least 0; null where nothing was measured, and nothing is drawn.</param>
public sealed record ColumnSeries(string Name, Ink Ink, ImmutableArray<double?> Values);
