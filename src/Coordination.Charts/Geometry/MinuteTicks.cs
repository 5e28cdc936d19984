using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>Ticks of a duration in minutes: at steps that a clock has, not at powers of ten.</summary>
internal static class MinuteTicks
{
    private static readonly ImmutableArray<double> Steps = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

    /// <summary>From 0 to a longest duration.</summary>
    /// <param name="longest">The longest, in minutes; at or below 0 it counts as 1.</param>
    /// <param name="about">At most so many steps, while the steps of a clock allow it.</param>
    public static NiceTicks UpTo(double longest, int about = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(about, 1);
        var span = longest > 0 ? longest : 1;
        if (span > Steps[^1] * about)
        {
            return NiceTicks.UpTo(span, about);
        }

        var step = span <= 1 ? 1 : Steps.First(step => step * about >= span);
        var count = Math.Max(1, (int)Math.Ceiling((span / step) - 1e-9));
        return new NiceTicks(step, [.. Enumerable.Range(0, count + 1).Select(index => index * step)]);
    }
}
