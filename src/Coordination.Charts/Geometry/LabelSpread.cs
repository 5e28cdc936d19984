using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>Moves labels apart along one direction, as little as that takes, so that none covers another.</summary>
internal static class LabelSpread
{
    /// <summary>Spreads places.</summary>
    /// <param name="wanted">Where each label would like to be.</param>
    /// <param name="gap">How far apart two must be.</param>
    /// <param name="low">No label lies before this, while they fit.</param>
    /// <param name="high">No label lies after this.</param>
    /// <returns>Where each is, in the order of <paramref name="wanted"/>; the order of places is kept.</returns>
    public static ImmutableArray<double> Spread(IReadOnlyList<double> wanted, double gap, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var order = Enumerable.Range(0, wanted.Count).OrderBy(index => wanted[index]).ToArray();
        var placed = order.Select(index => wanted[index]).ToArray();
        var first = Math.Min(low, high - ((placed.Length - 1) * gap));
        for (var index = 0; index < placed.Length; index++)
        {
            placed[index] = Math.Max(placed[index], index == 0 ? first : placed[index - 1] + gap);
        }

        for (var index = placed.Length - 1; index >= 0; index--)
        {
            placed[index] = Math.Min(placed[index], index == placed.Length - 1 ? high : placed[index + 1] - gap);
        }

        var result = new double[placed.Length];
        for (var index = 0; index < placed.Length; index++)
        {
            result[order[index]] = placed[index];
        }

        return [.. result];
    }
}
