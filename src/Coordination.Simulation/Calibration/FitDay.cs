namespace Coordination.Simulation.Calibration;

/// <summary>A desk's day as a fit compares it: what the queue is computed from, and how much each of its moments counts.</summary>
internal sealed class FitDay
{
    // A computed queue is a few people off on the best of days, and the more the longer the queue is; beyond about twice that a day
    // stops to pull: displays stand still for hours at times, and no throughput is to follow them.
    private const double SmallestSquare = 25;
    private const double PeakExponent = 1.2;
    private const double Tolerated = 3;

    private readonly double[] _recorded;
    private readonly double[] _weights;

    public FitDay(DeskDay day, double until)
    {
        Source = day;
        Input = QueueInput.Of(day);
        _recorded = [.. day.Desk.Snapshots.Select(snapshot => (double)snapshot.Waiting)];
        _weights = Measured.Weights(Input.Minutes, until);
    }

    public DeskDay Source { get; }

    public QueueInput Input { get; }

    /// <summary>How bad a computed queue is: the mean square beside what is usual, the worse the less it adds.</summary>
    public double Loss(ReadOnlySpan<double> curve)
    {
        var (squares, minutes) = (0.0, 0.0);
        for (var moment = 0; moment < _weights.Length; moment++)
        {
            var gap = curve[moment] - _recorded[moment];
            squares += _weights[moment] * gap * gap;
            minutes += _weights[moment];
        }

        return Tolerated * Math.Log(1 + (squares / Math.Max(1, minutes) / (SmallestSquare + Math.Pow(Source.Peak, PeakExponent)) / Tolerated));
    }
}
