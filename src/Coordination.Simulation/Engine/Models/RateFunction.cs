using System.Collections.Immutable;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Engine.Models;

/// <summary>A rate that is constant within intervals and may come again: a non-homogeneous Poisson process.</summary>
/// <remarks>
/// The next arrival is found by using up one exponential draw along the integral of the rate, which is exact and uses one
/// draw an arrival whatever the rates are.
/// </remarks>
internal sealed class RateFunction
{
    private readonly double[] _from;
    private readonly double[] _to;
    private readonly double[] _rates;
    private readonly double _every;

    private RateFunction(double[] from, double[] to, double[] rates, double every) => (_from, _to, _rates, _every) = (from, to, rates, every);

    /// <summary>The same rate at all times; a minute's.</summary>
    public static RateFunction Constant(double rate) => new([0], [double.PositiveInfinity], [rate], double.PositiveInfinity);

    /// <summary>Intervals in order, perhaps again and again.</summary>
    public static RateFunction Of(ImmutableArray<RateInterval> intervals, double? every)
    {
        var some = intervals.Where(interval => interval.Rate > 0).ToArray();
        return new(
            [.. some.Select(interval => interval.From)], [.. some.Select(interval => interval.To)], [.. some.Select(interval => interval.Rate)],
            every ?? double.PositiveInfinity);
    }

    /// <summary>Where a stream has come to.</summary>
    public struct Cursor
    {
        /// <summary>The minute of the last arrival.</summary>
        public double At;

        /// <summary>The interval it was in.</summary>
        public int Interval;

        /// <summary>When the present repetition began.</summary>
        public double Origin;
    }

    /// <summary>Moves on by an exponential draw.</summary>
    /// <returns>False when nobody comes any more.</returns>
    public bool Advance(ref Cursor cursor, double exponential, double until)
    {
        while (cursor.Origin <= until)
        {
            for (; cursor.Interval < _rates.Length; cursor.Interval++)
            {
                var rate = _rates[cursor.Interval];
                var start = Math.Max(cursor.At, cursor.Origin + _from[cursor.Interval]);
                var room = (cursor.Origin + _to[cursor.Interval] - start) * rate;
                if (exponential < room)
                {
                    cursor.At = start + (exponential / rate);
                    return true;
                }

                exponential -= Math.Max(0, room);
            }

            cursor.Interval = 0;
            cursor.Origin += _every;
        }

        return false;
    }
}
