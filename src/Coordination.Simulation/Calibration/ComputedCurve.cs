namespace Coordination.Simulation.Calibration;

/// <summary>People computed to wait at some moments, and their comparison with a recording.</summary>
/// <param name="minutes">The moments, in minutes of the day.</param>
internal sealed class ComputedCurve(double[] minutes)
{
    private readonly double[] _waiting = new double[minutes.Length];

    /// <summary>How many wait at a moment.</summary>
    public double this[int moment] => _waiting[moment];

    /// <summary>Adds a desk's queue: a moment without a snapshot of the desk counts with its last one.</summary>
    public void Add(double[] at, double[] waiting)
    {
        var last = -1;
        for (var moment = 0; moment < minutes.Length; moment++)
        {
            while (last + 1 < at.Length && at[last + 1] <= minutes[moment])
            {
                last++;
            }

            _waiting[moment] += last < 0 ? 0 : waiting[last];
        }
    }

    /// <summary>Adds a share of another day's queue at the same moments.</summary>
    public void Add(ComputedCurve other, double share)
    {
        for (var moment = 0; moment < minutes.Length; moment++)
        {
            _waiting[moment] += share * other[moment];
        }
    }

    /// <summary>The most that wait up to a moment.</summary>
    public double Peak(double until) => _waiting.Take(Measured.Last(minutes, until) + 1).Max();

    /// <summary>Compares with the recorded queue up to a moment.</summary>
    public CurveError Against(IReadOnlyList<int> recorded, double until, double arrived)
    {
        var weights = Measured.Weights(minutes, until);
        var moments = Measured.Last(minutes, until) + 1;
        var peak = recorded.Take(moments).Max();
        return new CurveError
        {
            RecordedPeak = peak,
            Peak = Peak(until),
            RecordedPeakAt = At(Enumerable.Range(0, moments).MaxBy(moment => recorded[moment])),
            PeakAt = At(Enumerable.Range(0, moments).MaxBy(moment => _waiting[moment])),
            MeanAbsoluteError = CurveError.Share(
                Area(weights, moment => Math.Abs(_waiting[moment] - recorded[moment])) / Math.Max(1e-9, weights.Sum()), peak),
            RecordedWaitMinutes = Area(weights, moment => recorded[moment]) / Math.Max(1, arrived),
            WaitMinutes = Area(weights, moment => _waiting[moment]) / Math.Max(1, arrived),
        };
    }

    private static double Area(double[] weights, Func<int, double> value)
    {
        var area = 0.0;
        for (var moment = 0; moment < weights.Length; moment++)
        {
            area += weights[moment] > 0 ? weights[moment] * value(moment) : 0;
        }

        return area;
    }

    private TimeOnly At(int moment) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes[moment]));
}
