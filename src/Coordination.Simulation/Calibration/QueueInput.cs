namespace Coordination.Simulation.Calibration;

/// <summary>What a desk's queue is computed from: who comes, and which counters are open, between the moments of a day.</summary>
/// <param name="Minutes">The moments, in minutes of the day.</param>
/// <param name="AtStart">Who waits at the first.</param>
/// <param name="Arrived">Who comes in each interval; need not be whole for an expected day.</param>
/// <param name="Counters">Counters open in each interval.</param>
/// <param name="Factors">The hour's factor of each interval.</param>
internal sealed record QueueInput(double[] Minutes, double AtStart, double[] Arrived, double[] Counters, double[] Factors)
{
    /// <summary>A day as it was recorded.</summary>
    public static QueueInput Of(DeskDay day, HourProfile hours) => new(
        [.. day.Minutes], day.AtStart, [.. day.Flow.Select(interval => (double)interval.Arrived)], [.. day.Counters],
        [.. day.Minutes.Take(day.Flow.Length).Select(hours.At)]);
}
