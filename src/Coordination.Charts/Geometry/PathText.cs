using System.Globalization;
using System.Text;

namespace Coordination.Charts.Geometry;

/// <summary>The text of SVG paths, with places to a tenth: short, and the same on every machine.</summary>
internal static class PathText
{
    /// <summary>A place or a length.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A place or a length in percent, to a hundredth.</summary>
    public static string Percent(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A line through points; empty when there are none.</summary>
    public static string Line(IEnumerable<PlotPoint> points)
    {
        var text = new StringBuilder();
        foreach (var point in points)
        {
            Append(text, text.Length == 0 ? 'M' : 'L', point);
        }

        return text.ToString();
    }

    /// <summary>The area between an upper line and a lower one that runs over the same places from left to right.</summary>
    public static string Band(IReadOnlyCollection<PlotPoint> upper, IReadOnlyCollection<PlotPoint> lower)
    {
        if (upper.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(Line(upper));
        foreach (var point in lower.Reverse())
        {
            Append(text, 'L', point);
        }

        return text.Append('Z').ToString();
    }

    /// <summary>The area between a line and a level.</summary>
    public static string Area(IReadOnlyList<PlotPoint> points, double level) => points.Count == 0
        ? ""
        : Band(points, [new PlotPoint(points[0].X, level), new PlotPoint(points[^1].X, level)]);

    /// <summary>A rectangle.</summary>
    public static string Box(double x, double y, double width, double height) =>
        $"M{Number(x)} {Number(y)}h{Number(width)}v{Number(height)}h{Number(-width)}z";

    private static void Append(StringBuilder text, char step, PlotPoint point) =>
        text.Append(step).Append(Number(point.X)).Append(' ').Append(Number(point.Y));
}
