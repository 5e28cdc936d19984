using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>How fast a desk calls people: its effective throughput, whatever the number of people and their times of service are.</summary>
/// <remarks>
/// Calls per minute = <see cref="Rate"/> × counters^<see cref="CounterExponent"/> × (waiting + 1)^<see cref="QueueExponent"/> × the
/// desk's factor of the hour. A counter exponent of 1 is counters of its own, 0 counters that are shared or forgotten; a queue
/// exponent above 0 is people who come to help a long queue, or who find nobody behind a number.
/// </remarks>
public sealed record DeskThroughput
{
    /// <summary>Calls per minute with one open counter, a short queue and an hour's factor of 1.</summary>
    public required double Rate { get; init; }

    /// <summary>How much more counters do: 0 nothing, 1 in proportion.</summary>
    public required double CounterExponent { get; init; }

    /// <summary>How much faster a longer queue is called.</summary>
    public required double QueueExponent { get; init; }

    /// <summary>How many wait on average while the desk works at half its rate; 1 for one server and irregular times of service.</summary>
    public required double Knee { get; init; }

    /// <summary>Calls per minute while no counter is open and people wait.</summary>
    public required double ClosedRate { get; init; }

    /// <summary>The factor of each of the 24 hours of a day: late starts, lunch, the hurry before closing.</summary>
    public required ImmutableArray<double> HourFactors { get; init; }

    /// <summary>Calls per minute while somebody waits.</summary>
    /// <param name="waiting">How many wait.</param>
    /// <param name="counters">Open counters.</param>
    /// <param name="hour">The hour of the day, 0 to 23.</param>
    public double PerMinute(double waiting, double counters, int hour) => counters <= 0
        ? ClosedRate
        : Rate * HourFactors[hour] * Math.Pow(counters, CounterExponent) * Math.Pow(waiting + 1, QueueExponent);
}
