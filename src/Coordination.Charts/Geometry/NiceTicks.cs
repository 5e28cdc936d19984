using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>Ticks at numbers that people count in: 1, 2 or 5 times a power of ten.</summary>
/// <param name="Step">From one tick to the next.</param>
/// <param name="Values">The ticks, rising; the first is at or below the lowest value, the last at or above the highest.</param>
/// <remarks>After P. Heckbert, "Nice numbers for graph labels", Graphics Gems (1990).</remarks>
public sealed record NiceTicks(double Step, ImmutableArray<double> Values)
{
    /// <summary>The first tick.</summary>
    public double Low => Values[0];

    /// <summary>The last tick.</summary>
    public double High => Values[^1];

    /// <summary>From 0 to a highest value.</summary>
    /// <param name="highest">The highest value; at or below 0 it counts as 1.</param>
    /// <param name="about">About how many steps.</param>
    public static NiceTicks UpTo(double highest, int about = 4) => Between(0, highest > 0 ? highest : 1, about);

    /// <summary>As <see cref="UpTo"/>, for things that are counted: no step below one.</summary>
    public static NiceTicks ForCounts(double highest, int about = 4) => Between(0, Math.Max(highest, 1), about, smallest: 1);

    /// <summary>From a lowest to a highest value.</summary>
    /// <param name="lowest">The lowest value.</param>
    /// <param name="highest">The highest value; when it is not above the lowest, the range is one wide.</param>
    /// <param name="about">About how many steps.</param>
    /// <param name="smallest">The smallest step there may be.</param>
    public static NiceTicks Between(double lowest, double highest, int about = 4, double smallest = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(about, 1);
        var span = highest > lowest ? highest - lowest : 1;
        var step = Math.Max(Nice(span / about), smallest);
        // A value that is a tick but for rounding is that tick.
        var first = Math.Floor((lowest / step) + 1e-9);
        var last = Math.Max(first + 1, Math.Ceiling(((lowest + span) / step) - 1e-9));
        return new NiceTicks(step, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step)]);
    }

    private static double Nice(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            < 1.5 => power,
            < 3.5 => 2 * power,
            < 7.5 => 5 * power,
            _ => 10 * power,
        };
    }
}
