using Coordination.Charts.Geometry;

namespace Coordination.Charts.Distributions;

/// <summary>Waits as places in a drawing that is 1000 wide.</summary>
internal static class WaitPaths
{
    /// <summary>The share of people who wait longer than a time: all of them at the left, nobody at the right.</summary>
    public static string StillWaiting(Histogram bins, double height)
    {
        var all = Math.Max(1, bins.Counts.Sum());
        var (across, up) = (new LinearScale(0, bins.Counts.Length, 0, 1000), new LinearScale(0, all, height, 0));
        var points = new List<PlotPoint> { new(0, up.Map(bins.Counts.Sum())) };
        var left = bins.Counts.Sum();
        for (var bin = 0; bin < bins.Counts.Length && left > 0; bin++)
        {
            left -= bins.Counts[bin];
            points.Add(new PlotPoint(across.Map(bin + 1), up.Map(left)));
        }

        return PathText.Area(points, height);
    }
}
