using System.Collections.Immutable;

namespace Coordination.Charts.Shares;

/// <summary>A whole and what it is made of.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Shares">The share of each level, in their order, 0 to 1; null where it is not told, and nothing is drawn.</param>
/// <param name="Figures">What stands beside it, such as its mean.</param>
public sealed record ShareRow(string Name, ImmutableArray<double?> Shares, string Figures);
