using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>Fits a desk's throughput: the one whose computed queues are nearest to the recorded ones over whole days.</summary>
/// <remarks>
/// Whole days are compared, not single intervals, because errors of a rate add up in a queue. Each fit begins anew at the rate at
/// which people were called while a queue stood, so that a fit that leaves a day out knows nothing of it.
/// </remarks>
internal sealed class ThroughputFit
{
    private const double UsualQueueExponent = 0.2;
    private const double UsualLogWaiting = 2;
    private const double HoldExponents = 0.02;
    private const double HoldHours = 0.5;
    private const int FirstHour = 4;

    private static readonly ImmutableArray<double> CounterExponents = [0, 0.5, 1];

    private readonly FitDay[] _days;
    private readonly double _closedRate;
    private readonly double _logCounters;
    private readonly int[] _hours;
    private readonly QueueCurve _queue = new();
    private readonly double[] _curve;

    public ThroughputFit(IEnumerable<FitDay> days)
    {
        _days = [.. days];
        _closedRate = ClosedRate();
        _curve = new double[_days.Select(day => day.Input.Minutes.Length).DefaultIfEmpty().Max()];
        _logCounters = _days.Select(day => day.Input.Counters.Select(counters => counters > 0 ? Math.Log(counters) : 0).Average()).DefaultIfEmpty().Average();
        _hours = [.. _days.SelectMany(day => Enumerable.Range(0, day.Input.Arrived.Length).Select(day.Input.HourOf)).Distinct().Order()];
    }

    /// <summary>The best without hours; null without a day.</summary>
    public DeskThroughput? Best()
    {
        var (best, least) = (default(DeskThroughput), double.PositiveInfinity);
        foreach (var exponent in _days.Length == 0 ? [] : CounterExponents)
        {
            var point = new double[FirstHour];
            (point[0], point[1], point[2], point[3]) = (Math.Log(BusyRate(exponent)), exponent, UsualQueueExponent, 1);
            var loss = Search(point, HourProfile.Even);
            (best, least) = loss < least ? (Throughput(point, HourProfile.Even), loss) : (best, least);
        }

        return best;
    }

    /// <summary>The best with hours, from one without.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="hours">The hall's, towards which the desk's are drawn.</param>
    public DeskThroughput? WithHours(DeskThroughput? start, ImmutableArray<double> hours)
    {
        if (start is null)
        {
            return null;
        }

        double[] point =
        [
            Math.Log(start.Rate) + (start.CounterExponent * _logCounters) + (start.QueueExponent * UsualLogWaiting),
            start.CounterExponent, start.QueueExponent, start.Knee, .. _hours.Select(hour => Math.Log(hours[hour])),
        ];
        Search(point, hours);
        return Throughput(point, hours);
    }

    private double Search(double[] point, ImmutableArray<double> hours)
    {
        var more = point.Length - FirstHour;
        return PatternSearch.Minimise(
            point, [0.2, 0.25, 0.15, 0.5, .. Enumerable.Repeat(0.15, more)],
            [(-10, 5), (0, 1), (0, 0.9), (0.05, 4), .. Enumerable.Repeat((-2.0, 2.0), more)],
            candidate => Loss(candidate, hours));
    }

    private double Loss(double[] point, ImmutableArray<double> hours)
    {
        var throughput = Throughput(point, hours);
        var loss = HoldExponents * (Square(point[1] - 0.5) + Square(point[2] - UsualQueueExponent));
        for (var hour = FirstHour; hour < point.Length; hour++)
        {
            loss += HoldHours * Square(point[hour] - Math.Log(hours[_hours[hour - FirstHour]]));
        }

        foreach (var day in _days)
        {
            _queue.Compute(day.Input, throughput, _curve);
            loss += day.Loss(_curve);
        }

        return loss;
    }

    // The rate is searched for at the usual counters and queue, so that it hardly depends on the exponents.
    private DeskThroughput Throughput(double[] point, ImmutableArray<double> hours)
    {
        var factors = hours.ToArray();
        for (var hour = FirstHour; hour < point.Length; hour++)
        {
            factors[_hours[hour - FirstHour]] = Math.Exp(point[hour]);
        }

        return new DeskThroughput
        {
            Rate = Math.Exp(point[0] - (point[1] * _logCounters) - (point[2] * UsualLogWaiting)),
            CounterExponent = point[1],
            QueueExponent = point[2],
            Knee = point[3],
            ClosedRate = _closedRate,
            HourFactors = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(factors),
        };
    }

    // Calls per minute while a queue stood, at the usual counters and queue.
    private double BusyRate(double counterExponent)
    {
        var (left, expected) = (0.0, 0.0);
        foreach (var day in _days.Select(day => day.Source))
        {
            for (var index = 0; index < day.Flow.Length; index++)
            {
                if (day.ShowsThroughput(index))
                {
                    var waiting = (day.Waiting(index) + day.Waiting(index + 1)) / 2.0;
                    left += day.Flow[index].Left;
                    expected += day.Flow[index].Length.TotalMinutes * Math.Exp(
                        (counterExponent * (Math.Log(day.Counters[index]) - _logCounters)) + (UsualQueueExponent * (Math.Log(waiting + 1) - UsualLogWaiting)));
                }
            }
        }

        return left > 0 ? left / expected : 0.1;
    }

    private double ClosedRate()
    {
        var (left, minutes) = (0, 0.0);
        foreach (var day in _days.Select(day => day.Source))
        {
            for (var index = 0; index < day.Flow.Length; index++)
            {
                if (day.Counters[index] <= 0 && day.Waiting(index) > 0 && !day.Flow[index].IsGap)
                {
                    left += day.Flow[index].Left;
                    minutes += day.Flow[index].Length.TotalMinutes;
                }
            }
        }

        return minutes > 30 ? left / minutes : 0.2;
    }

    private static double Square(double value) => value * value;
}
