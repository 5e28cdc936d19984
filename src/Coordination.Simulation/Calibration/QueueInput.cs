namespace Coordination.Simulation.Calibration;

/// <summary>What a desk's queue is computed from: who comes, and which counters are open, between the moments of a day.</summary>
/// <param name="Minutes">The moments, in minutes of the day.</param>
/// <param name="AtStart">Who waits at the first.</param>
/// <param name="Arrived">Who comes in each interval; need not be whole for an expected day.</param>
/// <param name="Counters">Counters open in each interval.</param>
internal sealed record QueueInput(double[] Minutes, double AtStart, double[] Arrived, double[] Counters)
{
    /// <summary>A day as it was recorded.</summary>
    public static QueueInput Of(DeskDay day) => new(
        [.. day.Minutes], day.AtStart, [.. day.Flow.Select(interval => (double)interval.Arrived)], [.. day.Counters]);

    /// <summary>The hour of the day in which an interval begins.</summary>
    public int HourOf(int interval) => Math.Clamp((int)(Minutes[interval] / 60), 0, 23);
}
