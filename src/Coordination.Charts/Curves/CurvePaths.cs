using System.Collections.Immutable;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Curves;

/// <summary>Curves as places in a drawing that is 1000 wide.</summary>
internal static class CurvePaths
{
    public const double Width = 1000;

    public static ImmutableArray<PlotPoint> Places(DayCurve curve, double from, double to, NiceTicks values, double height) =>
        Places(curve.Points, from, to, values, height);

    public static ImmutableArray<PlotPoint> Places(ImmutableArray<DayPoint> points, double from, double to, NiceTicks values, double height)
    {
        var across = new LinearScale(from, to, 0, Width);
        var up = new LinearScale(0, values.High, height, 0);
        return [.. points.Where(point => point.Minute >= from && point.Minute <= to)
            .Select(point => new PlotPoint(across.Map(point.Minute), up.Map(point.Value)))];
    }

    /// <summary>The first and the last minute of some curves.</summary>
    public static (double From, double To) Span(IEnumerable<DayCurve> curves)
    {
        var minutes = curves.SelectMany(curve => curve.Points).Select(point => point.Minute).DefaultIfEmpty().ToArray();
        return (minutes.Min(), minutes.Max());
    }

    /// <summary>The highest value of some curves.</summary>
    public static double Highest(IEnumerable<DayCurve> curves) =>
        curves.SelectMany(curve => curve.Points.Concat(curve.Band?.High ?? [])).Select(point => point.Value).DefaultIfEmpty().Max();
}
