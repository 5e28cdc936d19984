using System.Collections.Immutable;
using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Fits;

/// <summary>A recorded queue, in minutes of a simulation.</summary>
/// <param name="Id">The desk's id in the recording; empty for the whole hall.</param>
/// <param name="Name">Its name.</param>
/// <param name="Minutes">The moments.</param>
/// <param name="Waiting">People waiting then.</param>
/// <param name="Arrived">Who came, gaps left out.</param>
internal sealed record RecordedCurve(string Id, string Name, ImmutableArray<double> Minutes, ImmutableArray<int> Waiting, int Arrived)
{
    /// <summary>The area under values at the moments, by trapezes, and the time it is over; what lies in a gap is not known and does not count.</summary>
    public (double Area, double Time) Area(double until, Func<int, double> value)
    {
        var (area, time) = (0.0, 0.0);
        for (var moment = 0; moment + 1 < Minutes.Length && Minutes[moment + 1] <= until; moment++)
        {
            var length = Minutes[moment + 1] - Minutes[moment];
            if (length <= RecordedDay.LongestInterval.TotalMinutes)
            {
                area += length * (value(moment) + value(moment + 1)) / 2;
                time += length;
            }
        }

        return (area, time);
    }
}
