namespace Coordination.Simulation.Calibration;

/// <summary>Computes how many wait at a desk at each moment of a day, from arrivals, counters and its throughput.</summary>
/// <remarks>
/// The expected queue, by a fluid: arrivals flow in, calls flow out; a queue of q is called at rate × q ÷ (q + knee). With a knee of 1
/// that is the stationary mean of M/M/1, held at every moment (the pointwise stationary fluid flow approximation; Wang, Tipper and
/// Banerjee, INFOCOM 1996). Powers are tabled, and used again for desks of the same exponents; an instance is for one thread.
/// </remarks>
internal sealed class QueueCurve
{
    private const double LongestStep = 5.5;
    private const int LongestTabled = 1000;
    private const int MostHalfCounters = 200;

    private static readonly double[] Logs = [.. Enumerable.Range(1, LongestTabled + 2).Select(value => Math.Log(value))];

    private readonly double[] _byQueue = new double[LongestTabled + 2];
    private readonly double[] _byCounters = new double[MostHalfCounters];
    private (double Queue, double Counters) _exponents = (double.NaN, double.NaN);

    /// <summary>The queue of a day as it is expected.</summary>
    public static double[] Of(QueueInput input, DeskThroughput desk)
    {
        var curve = new double[input.Minutes.Length];
        new QueueCurve().Compute(input, desk, curve);
        return curve;
    }

    /// <summary>The queue at a minute of the day, between its moments by a straight line.</summary>
    public static double At(QueueInput input, double[] curve, double minute)
    {
        var after = Array.FindIndex(input.Minutes, moment => moment >= minute);
        if (after <= 0)
        {
            return after < 0 ? curve[^1] : curve[0];
        }

        var share = (minute - input.Minutes[after - 1]) / (input.Minutes[after] - input.Minutes[after - 1]);
        return curve[after - 1] + (share * (curve[after] - curve[after - 1]));
    }

    /// <summary>Fills <paramref name="curve"/> with the queue at every moment.</summary>
    public void Compute(QueueInput input, DeskThroughput desk, Span<double> curve)
    {
        Table(desk);
        var waiting = curve[0] = input.AtStart;
        for (var interval = 0; interval < input.Arrived.Length; interval++)
        {
            var minutes = input.Minutes[interval + 1] - input.Minutes[interval];
            var steps = Math.Max(1, (int)Math.Ceiling(minutes / LongestStep));
            var (coming, length) = (input.Arrived[interval] / steps, minutes / steps);
            var (counters, hour) = (input.Counters[interval], desk.HourFactors[input.HourOf(interval)]);
            var open = counters > 0 ? desk.Rate * hour * ByCounters(counters, desk) : 0;
            for (var step = 0; step < steps; step++)
            {
                waiting += coming;
                var rate = counters > 0 ? open * ByQueue(waiting, desk) : desk.ClosedRate;
                waiting = waiting > 0 ? waiting - Math.Min(waiting, rate * length * waiting / (waiting + desk.Knee)) : 0;
            }

            curve[interval + 1] = waiting;
        }
    }

    private void Table(DeskThroughput desk)
    {
        if (_exponents.Queue != desk.QueueExponent)
        {
            for (var waiting = 0; waiting < _byQueue.Length; waiting++)
            {
                _byQueue[waiting] = Math.Exp(desk.QueueExponent * Logs[waiting]);
            }
        }

        if (_exponents.Counters != desk.CounterExponent)
        {
            for (var half = 1; half < _byCounters.Length; half++)
            {
                _byCounters[half] = Math.Exp(desk.CounterExponent * Math.Log(half / 2.0));
            }
        }

        _exponents = (desk.QueueExponent, desk.CounterExponent);
    }

    private double ByQueue(double waiting, DeskThroughput desk)
    {
        var below = (int)waiting;
        return below < LongestTabled
            ? _byQueue[below] + ((waiting - below) * (_byQueue[below + 1] - _byQueue[below]))
            : Math.Pow(waiting + 1, desk.QueueExponent);
    }

    // Counters of an interval are the mean of two whole numbers; those of an expected day are not.
    private double ByCounters(double counters, DeskThroughput desk)
    {
        var half = (int)(2 * counters);
        return half == 2 * counters && half < MostHalfCounters ? _byCounters[half] : Math.Pow(counters, desk.CounterExponent);
    }
}
