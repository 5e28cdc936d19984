namespace Coordination.Simulation.Replays;

/// <summary>Figures of waits and queues.</summary>
internal static class WaitingMeasures
{
    /// <summary>Mean and quantiles of some people's waits; all 0 when there are none.</summary>
    public static WaitingFigures Figures(IEnumerable<Visitor> visitors, TimeSpan end)
    {
        var waits = visitors.Select(visitor => visitor.WaitedMinutes(end)).Order().ToArray();
        return waits.Length == 0
            ? new WaitingFigures(0, 0, 0, 0)
            : new WaitingFigures(Rounded(waits.Average()), Rounded(Quantile(waits, 0.5)), Rounded(Quantile(waits, 0.95)), Rounded(waits[^1]));
    }

    /// <summary>The most people waiting at once: changes of one moment count together.</summary>
    public static PeakWaiting Peak(IEnumerable<Visitor> visitors, TimeSpan start)
    {
        var changes = new SortedDictionary<TimeSpan, int>();
        foreach (var visitor in visitors)
        {
            changes[visitor.Citizen.At] = changes.GetValueOrDefault(visitor.Citizen.At) + 1;
            if (visitor.CalledAt is { } called)
            {
                changes[called] = changes.GetValueOrDefault(called) - 1;
            }
        }

        var (waiting, peak, peakAt) = (0, 0, start);
        foreach (var (at, change) in changes)
        {
            waiting += change;
            (peak, peakAt) = waiting > peak ? (waiting, at) : (peak, peakAt);
        }

        return new PeakWaiting(peak, TimeOnly.FromTimeSpan(peakAt));
    }

    /// <summary>How many wait at a moment.</summary>
    public static int WaitingAt(IReadOnlyList<Visitor> visitors, TimeSpan at) =>
        visitors.Count(visitor => visitor.Citizen.At <= at && (visitor.CalledAt is not { } called || called > at));

    /// <summary>To the hundredth of a minute.</summary>
    public static double Rounded(double minutes) => Math.Round(minutes, 2);

    // The smallest wait that at least the share of people do not exceed.
    private static double Quantile(double[] sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
