using System.Collections.Immutable;

namespace Coordination.Simulation.Calibration;

/// <summary>Fits a desk's throughput: the one whose computed queues are nearest to the recorded ones over whole days.</summary>
/// <remarks>
/// Whole days are compared, not single intervals, because errors of a rate add up in a queue. A day's squared error is divided by
/// a power of its peak, so that neither the longest day nor a quiet one decides alone. The search is a grid; a fit that
/// leaves a day out begins at the fit to all days and goes down from there by steps of the grid.
/// </remarks>
internal sealed class ThroughputFit
{
    private static readonly ImmutableArray<double> CounterExponents = [0, 0.35, 0.7, 1];
    private static readonly ImmutableArray<double> QueueExponents = [0, 0.15, 0.3, 0.45, 0.6, 0.8];
    private static readonly ImmutableArray<double> Knees = [0.05, 0.4, 1, 2];

    private const int Factors = 17;
    private const double LeastFactor = 0.5;
    private const double FactorStep = 1.09;
    private const int RefiningRounds = 4;

    private readonly DeskDay[] _days;
    private readonly QueueInput[] _inputs;
    private readonly double[] _rates = new double[CounterExponents.Length * QueueExponents.Length * Knees.Length];
    private readonly double _closedRate;
    private readonly double[] _curve;

    public ThroughputFit(IEnumerable<DeskDay> days, HourProfile hours)
    {
        _days = [.. days];
        _inputs = [.. _days.Select(day => QueueInput.Of(day, hours))];
        _closedRate = ClosedRate();
        _curve = new double[_days.Length == 0 ? 0 : _days.Max(day => day.Minutes.Length)];
    }

    /// <summary>The best of the grid; null without a day.</summary>
    public GridPoint? Best()
    {
        if (_days.Length == 0)
        {
            return null;
        }

        var (best, least) = (default(GridPoint), double.PositiveInfinity);
        for (var shape = 0; shape < _rates.Length; shape++)
        {
            for (var factor = 0; factor < Factors; factor++)
            {
                var point = Shape(shape) with { Factor = factor };
                var error = Error(point);
                (best, least) = error < least ? (point, error) : (best, least);
            }
        }

        return best;
    }

    /// <summary>The best point that is reached from another by single steps down.</summary>
    public GridPoint? From(GridPoint? start)
    {
        if (start is not { } best || _days.Length == 0)
        {
            return null;
        }

        var least = Error(best);
        for (var round = 0; round < RefiningRounds; round++)
        {
            var before = best;
            foreach (var point in Neighbours(before))
            {
                var error = Error(point);
                (best, least) = error < least ? (point, error) : (best, least);
            }

            if (best == before)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>A point as a throughput.</summary>
    public DeskThroughput Throughput(GridPoint point) => new()
    {
        Rate = RateOf(point) * LeastFactor * Math.Pow(FactorStep, point.Factor),
        CounterExponent = CounterExponents[point.Counters],
        QueueExponent = QueueExponents[point.Queue],
        Knee = Knees[point.Knee],
        ClosedRate = _closedRate,
    };

    private static GridPoint Shape(int shape) => new(
        shape % CounterExponents.Length, shape / CounterExponents.Length % QueueExponents.Length, shape / (CounterExponents.Length * QueueExponents.Length), 0);

    private static IEnumerable<GridPoint> Neighbours(GridPoint point)
    {
        for (var counters = -1; counters <= 1; counters++)
        {
            for (var queue = -1; queue <= 1; queue++)
            {
                for (var factor = -1; factor <= 1; factor++)
                {
                    yield return Inside(point with { Counters = point.Counters + counters, Queue = point.Queue + queue, Factor = point.Factor + factor });
                }
            }
        }

        yield return Inside(point with { Knee = point.Knee - 1 });
        yield return Inside(point with { Knee = point.Knee + 1 });
    }

    private static GridPoint Inside(GridPoint point) => new(
        Math.Clamp(point.Counters, 0, CounterExponents.Length - 1), Math.Clamp(point.Queue, 0, QueueExponents.Length - 1),
        Math.Clamp(point.Knee, 0, Knees.Length - 1), Math.Clamp(point.Factor, 0, Factors - 1));

    private double Error(GridPoint point)
    {
        var throughput = Throughput(point);
        var error = 0.0;
        for (var day = 0; day < _days.Length; day++)
        {
            QueueCurve.Expected(_inputs[day], throughput, _curve);
            error += Error(_days[day]);
        }

        return error;
    }

    private double Error(DeskDay day)
    {
        var squares = 0.0;
        for (var index = 1; index < day.Minutes.Length; index++)
        {
            var gap = _curve[index] - day.Waiting(index);
            squares += gap * gap;
        }

        return squares / (25 + Math.Pow(day.Peak, 1.2));
    }

    // The rate at which the shape calls as many as were called while a queue stood.
    private double RateOf(GridPoint point)
    {
        ref var rate = ref _rates[(((point.Knee * QueueExponents.Length) + point.Queue) * CounterExponents.Length) + point.Counters];
        return rate > 0 ? rate : rate = BusyRate(new DeskThroughput
        {
            Rate = 1,
            CounterExponent = CounterExponents[point.Counters],
            QueueExponent = QueueExponents[point.Queue],
            Knee = Knees[point.Knee],
            ClosedRate = 0,
        });
    }

    private double BusyRate(DeskThroughput unit)
    {
        var (left, expected) = (0.0, 0.0);
        for (var day = 0; day < _days.Length; day++)
        {
            for (var index = 0; index < _days[day].Flow.Length; index++)
            {
                if (_days[day].ShowsThroughput(index))
                {
                    var waiting = (_days[day].Waiting(index) + _days[day].Waiting(index + 1)) / 2.0;
                    left += _days[day].Flow[index].Left;
                    expected += _days[day].Flow[index].Length.TotalMinutes * waiting / (waiting + unit.Knee)
                        * unit.PerMinute(waiting, _inputs[day].Counters[index], _inputs[day].Factors[index]);
                }
            }
        }

        return left > 0 ? left / expected : 0.1;
    }

    private double ClosedRate()
    {
        var (left, minutes) = (0, 0.0);
        foreach (var day in _days)
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
}

/// <summary>A place in the grid, by the numbers of its values.</summary>
internal readonly record struct GridPoint(int Counters, int Queue, int Knee, int Factor);
