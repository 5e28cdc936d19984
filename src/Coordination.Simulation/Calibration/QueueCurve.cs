using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>Computes how many wait at a desk at each moment of a day, from arrivals, counters and its throughput.</summary>
internal static class QueueCurve
{
    private const double LongestStep = 3;

    /// <summary>The expected queue, by a fluid: arrivals flow in, calls flow out.</summary>
    /// <remarks>
    /// A queue of q is called at rate × q ÷ (q + knee). With a knee of 1 that is the stationary mean of M/M/1, held at every moment
    /// (the pointwise stationary fluid flow approximation; Wang, Tipper and Banerjee, INFOCOM 1996).
    /// </remarks>
    public static void Expected(QueueInput input, DeskThroughput desk, Span<double> curve)
    {
        var waiting = curve[0] = input.AtStart;
        for (var interval = 0; interval < input.Arrived.Length; interval++)
        {
            var (steps, length) = Steps(input, interval);
            for (var step = 0; step < steps; step++)
            {
                waiting += input.Arrived[interval] / steps;
                var rate = desk.PerMinute(waiting, input.Counters[interval], input.Factors[interval]) * waiting / (waiting + desk.Knee);
                waiting -= Math.Min(waiting, rate * length);
            }

            curve[interval + 1] = waiting;
        }
    }

    /// <summary>A queue that may have been: calls come at random, and arrivals at random moments of their interval.</summary>
    /// <remarks>What chance adds to the knee is drawn here, so that only what goes beyond a single server's is left of it.</remarks>
    public static void Draw(QueueInput input, DeskThroughput desk, SeededRandom random, Span<double> curve)
    {
        var knee = Math.Max(0, desk.Knee - 1);
        var waiting = curve[0] = Whole(input.AtStart, random);
        for (var interval = 0; interval < input.Arrived.Length; interval++)
        {
            var (steps, length) = Steps(input, interval);
            var coming = (int)Whole(input.Arrived[interval], random);
            for (var step = 0; step < steps; step++)
            {
                var come = RandomCounts.Binomial(coming, 1.0 / (steps - step), random);
                coming -= come;
                waiting += come;
                var rate = waiting > 0 ? desk.PerMinute(waiting, input.Counters[interval], input.Factors[interval]) * waiting / (waiting + knee) : 0;
                waiting -= Math.Min(waiting, RandomCounts.Poisson(rate * length, random));
            }

            curve[interval + 1] = waiting;
        }
    }

    private static (int Steps, double Length) Steps(QueueInput input, int interval)
    {
        var minutes = input.Minutes[interval + 1] - input.Minutes[interval];
        var steps = Math.Max(1, (int)Math.Ceiling(minutes / LongestStep));
        return (steps, minutes / steps);
    }

    // Recorded people are whole; an expected day brings fractions, and a Poisson number of people comes of them.
    private static double Whole(double people, SeededRandom random) =>
        people == Math.Floor(people) ? people : RandomCounts.Poisson(people, random);
}
