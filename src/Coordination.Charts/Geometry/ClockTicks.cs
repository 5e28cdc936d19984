using System.Collections.Immutable;

namespace Coordination.Charts.Geometry;

/// <summary>A tick of the time of day.</summary>
/// <param name="Minute">Minutes since midnight.</param>
/// <param name="Major">Whether it stays where there is room for half of the labels only.</param>
internal readonly record struct ClockTick(double Minute, bool Major)
{
    /// <summary>The time, such as 09:30. Past midnight it counts on from 00:00.</summary>
    public string Label => Words.FigureText.Clock(Minute);
}

/// <summary>Ticks of the time of day: at whole hours, or at parts of one when the span is short.</summary>
internal static class ClockTicks
{
    private static readonly ImmutableArray<int> Steps = [5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];

    /// <summary>The ticks from one minute since midnight to another, both included.</summary>
    /// <param name="from">The first minute.</param>
    /// <param name="to">The last minute.</param>
    /// <param name="most">At most about so many, while steps of at most a day allow it.</param>
    public static ImmutableArray<ClockTick> Between(double from, double to, int most = 12)
    {
        if (!(to > from))
        {
            return [new ClockTick(from, true)];
        }

        var step = Steps.FirstOrDefault(step => (to - from) / step <= most, Steps[^1]);
        var ticks = ImmutableArray.CreateBuilder<ClockTick>();
        for (var number = (long)Math.Ceiling(from / step); number * step <= to; number++)
        {
            ticks.Add(new ClockTick(number * step, number % 2 == 0));
        }

        return ticks.ToImmutable();
    }
}
