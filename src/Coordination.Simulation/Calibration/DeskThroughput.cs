namespace Coordination.Simulation.Calibration;

/// <summary>How fast a desk calls people: its effective throughput, whatever the number of people and their times of service are.</summary>
/// <remarks>
/// Calls per minute = <see cref="Rate"/> × counters^<see cref="CounterExponent"/> × (waiting + 1)^<see cref="QueueExponent"/> × the
/// hour's factor. A counter exponent of 1 is counters of its own, 0 counters that are shared or forgotten; a queue exponent
/// above 0 is people who come to help a long queue, or who find nobody behind a number.
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

    /// <summary>Calls per minute while somebody waits.</summary>
    /// <param name="waiting">How many wait.</param>
    /// <param name="counters">Open counters.</param>
    /// <param name="hourFactor">The hall's factor of the hour.</param>
    public double PerMinute(double waiting, double counters, double hourFactor) => counters <= 0
        ? ClosedRate
        : Rate * hourFactor * Power(counters, CounterExponent) * Power(waiting + 1, QueueExponent);

    private static double Power(double value, double exponent) => exponent == 0 ? 1 : Math.Pow(value, exponent);
}
