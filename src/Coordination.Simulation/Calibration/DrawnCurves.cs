using Coordination.Simulation.Recordings;

namespace Coordination.Simulation.Calibration;

/// <summary>The same moments' queues in several draws, and their comparison with a recording.</summary>
/// <param name="minutes">The moments, in minutes of the day.</param>
/// <param name="draws">How many draws.</param>
internal sealed class DrawnCurves(double[] minutes, int draws)
{
    private readonly double[][] _curves = [.. Enumerable.Range(0, draws).Select(_ => new double[minutes.Length])];

    public double[] Minutes => minutes;

    public int Draws => draws;

    public double[] this[int draw] => _curves[draw];

    /// <summary>The mean over the draws.</summary>
    public double Mean(int moment) => _curves.Average(curve => curve[moment]);

    /// <summary>Adds a desk's curve to a hall's: a moment without a snapshot of the desk counts with its last one.</summary>
    public void Add(DrawnCurves desk)
    {
        for (var draw = 0; draw < draws; draw++)
        {
            var at = -1;
            for (var moment = 0; moment < minutes.Length; moment++)
            {
                while (at + 1 < desk.Minutes.Length && desk.Minutes[at + 1] <= minutes[moment])
                {
                    at++;
                }

                _curves[draw][moment] += at < 0 ? 0 : desk[draw][at];
            }
        }
    }

    /// <summary>Compares with the recorded queue up to a moment.</summary>
    public CurveError Against(IReadOnlyList<int> recorded, double until, double arrived)
    {
        var last = Math.Max(1, Array.FindLastIndex(minutes, minute => minute <= until));
        var mean = Enumerable.Range(0, last + 1).Select(Mean).ToArray();
        var peak = recorded.Take(last + 1).Max();
        return new CurveError
        {
            RecordedPeak = peak,
            Peak = _curves.Average(curve => curve.Take(last + 1).Max()),
            RecordedPeakAt = At(Enumerable.Range(0, last + 1).MaxBy(moment => recorded[moment])),
            PeakAt = At(Enumerable.Range(0, last + 1).MaxBy(moment => mean[moment])),
            MeanAbsoluteError = CurveError.Share(TimeMean(last, moment => Math.Abs(mean[moment] - recorded[moment])), peak),
            RecordedWaitMinutes = Area(last, moment => recorded[moment]) / Math.Max(1, arrived),
            WaitMinutes = Area(last, moment => mean[moment]) / Math.Max(1, arrived),
        };
    }

    private double TimeMean(int last, Func<int, double> value) => Area(last, value) / Math.Max(1e-9, minutes[last] - minutes[0] - Gaps(last));

    // By trapezes; what lies in a gap of the recording is not known and does not count.
    private double Area(int last, Func<int, double> value)
    {
        var area = 0.0;
        for (var moment = 0; moment < last; moment++)
        {
            var length = minutes[moment + 1] - minutes[moment];
            area += length <= RecordedDay.LongestInterval.TotalMinutes ? length * (value(moment) + value(moment + 1)) / 2 : 0;
        }

        return area;
    }

    private double Gaps(int last) => Enumerable.Range(0, last)
        .Select(moment => minutes[moment + 1] - minutes[moment])
        .Where(length => length > RecordedDay.LongestInterval.TotalMinutes).Sum();

    private TimeOnly At(int moment) => TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes[moment]));
}
