using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Calibration;

/// <summary>Which moments of a day are compared: those until nothing moves any more, and outside of gaps.</summary>
internal static class Measured
{
    /// <summary>How many minutes each moment stands for, by trapezes.</summary>
    /// <param name="minutes">The moments, in minutes of the day.</param>
    /// <param name="until">The last moment that counts.</param>
    public static double[] Weights(double[] minutes, double until)
    {
        var weights = new double[minutes.Length];
        var last = Last(minutes, until);
        for (var moment = 0; moment < last; moment++)
        {
            var length = minutes[moment + 1] - minutes[moment];
            if (length <= RecordedDay.LongestInterval.TotalMinutes)
            {
                weights[moment] += length / 2;
                weights[moment + 1] += length / 2;
            }
        }

        return weights;
    }

    /// <summary>The last moment that counts.</summary>
    public static int Last(double[] minutes, double until) => Math.Max(Math.Min(1, minutes.Length - 1), Array.FindLastIndex(minutes, minute => minute <= until));
}
