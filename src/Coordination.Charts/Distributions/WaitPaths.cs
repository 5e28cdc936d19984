using Coordination.Charts.Geometry;

namespace Coordination.Charts.Distributions;

/// <summary>Waits as places in a drawing that is 1000 wide.</summary>
internal static class WaitPaths
{
    /// <summary>The share of people who wait longer than a time: all of them at the left.</summary>
    /// <param name="bins">How many waited how long.</param>
    /// <param name="people">How many there are; those in no bin waited longer than the drawing shows.</param>
    /// <param name="height">How high the drawing is.</param>
    public static string StillWaiting(Histogram bins, long people, double height)
    {
        var (across, up) = (new LinearScale(0, bins.Counts.Length, 0, 1000), new LinearScale(0, Math.Max(1, people), height, 0));
        var points = new List<PlotPoint> { new(0, up.Map(people)) };
        var left = people;
        for (var bin = 0; bin < bins.Counts.Length && left > 0; bin++)
        {
            left -= bins.Counts[bin];
            points.Add(new PlotPoint(across.Map(bin + 1), up.Map(left)));
        }

        return PathText.Area(points, height);
    }
}
