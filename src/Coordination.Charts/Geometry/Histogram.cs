using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>How many values fall into bins of one width.</summary>
/// <param name="Width">The width of a bin.</param>
/// <param name="Counts">Bin i holds values from i times the width, up to but not including the next; the last bin also its end.</param>
public sealed record Histogram(double Width, ImmutableArray<int> Counts)
{
    /// <summary>Counts values from 0 up; what lies outside counts in the first or the last bin.</summary>
    /// <param name="values">The values.</param>
    /// <param name="highest">Where the last bin ends, above 0.</param>
    /// <param name="bins">How many bins.</param>
    public static Histogram Of(IEnumerable<double> values, double highest, int bins)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(highest);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var counts = new int[bins];
        foreach (var value in values)
        {
            counts[Math.Clamp((int)Math.Floor(value / highest * bins), 0, bins - 1)]++;
        }

        return new Histogram(highest / bins, [.. counts]);
    }
}
