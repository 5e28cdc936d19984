using System.Collections.Immutable;
using Coordination.Charts.Curves;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>Counts who waited at given minutes: who had come, less who had been called.</summary>
internal sealed class WaitingCount
{
    private readonly double[] _came;
    private readonly double[] _called;

    public WaitingCount(IReadOnlyCollection<ReplayVisit> visits)
    {
        _came = [.. visits.Select(visit => visit.ArrivedMinute).Order()];
        _called = [.. visits.Where(visit => visit.CalledMinute is not null).Select(visit => visit.CalledMinute!.Value).Order()];
    }

    /// <summary>How many wait at a minute.</summary>
    public int At(double minute) => UpTo(_came, minute) - UpTo(_called, minute);

    /// <summary>The curve at some minutes.</summary>
    public ImmutableArray<DayPoint> Curve(IEnumerable<double> minutes) => [.. minutes.Select(minute => new DayPoint(minute, At(minute)))];

    private static int UpTo(double[] sorted, double minute)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= minute ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
