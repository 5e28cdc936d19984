using System.Collections.Immutable;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Frames;

/// <summary>Ticks of horizontal axes, placed.</summary>
internal static class AxisTicks
{
    /// <summary>Times of day.</summary>
    public static ImmutableArray<AxisTick> Clock(double from, double to, int most)
    {
        var scale = new LinearScale(from, to, 0, 100);
        return [.. ClockTicks.Between(from, to, most).Select(tick => new AxisTick(scale.Map(tick.Minute), tick.Label, tick.Major))];
    }

    /// <summary>Numbers; every second label stays where room is short, the zero among them.</summary>
    public static ImmutableArray<AxisTick> Numbers(NiceTicks ticks, Func<double, string> words)
    {
        var scale = new LinearScale(ticks.Low, ticks.High, 0, 100);
        var zero = Math.Max(0, ticks.Values.IndexOf(0));
        return [.. ticks.Values.Select((value, index) => new AxisTick(scale.Map(value), words(value), (index - zero) % 2 == 0))];
    }
}
