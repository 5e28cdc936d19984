using System.Collections.Immutable;
using Coordination.Charts.Geometry;
using Coordination.Charts.Words;

namespace Coordination.Charts.Curves;

/// <summary>Labels of the highest points, moved apart where they would cover one another.</summary>
internal static class PeakLabels
{
    private const double LineHeight = 16;
    private const double Lift = 4;
    private const double LastPercentBehind = 60;

    /// <summary>The labels of all curves but those whose peak nearly coincides with an earlier one's: those would say the same twice.</summary>
    public static ImmutableArray<PeakLabel> Of(ImmutableArray<DayCurve> curves, double from, double to, NiceTicks values, double height)
    {
        var (across, up) = (new LinearScale(from, to, 0, 100), new LinearScale(0, values.High, height, 0));
        var peaks = new List<(DayCurve Curve, DayPoint At)>();
        foreach (var curve in curves)
        {
            if (curve.Peak is { Value: > 0 } peak && !peaks.Exists(other => Math.Abs(up.Map(other.At.Value) - up.Map(peak.Value)) < LineHeight / 2))
            {
                peaks.Add((curve, peak));
            }
        }

        var heights = LabelSpread.Spread([.. peaks.Select(peak => up.Map(peak.At.Value) - Lift)], LineHeight, LineHeight - Lift, height - Lift);
        return [.. peaks.Select((peak, index) => new PeakLabel(
            $"{FigureText.Count(peak.At.Value)} at {FigureText.Clock(peak.At.Minute)}",
            peak.Curve.Ink,
            across.Map(peak.At.Minute),
            up.Map(peak.At.Value),
            heights[index],
            across.Map(peak.At.Minute) > LastPercentBehind))];
    }
}
