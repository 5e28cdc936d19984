namespace Coordination.Charts.Geometry;

/// <summary>Quantiles that are values which really occurred.</summary>
internal static class Quantiles
{
    /// <summary>The smallest value that at least a share of all values do not exceed.</summary>
    /// <param name="sorted">The values, rising; at least one.</param>
    /// <param name="share">The share, 0 to 1.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count);
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];
    }
}
