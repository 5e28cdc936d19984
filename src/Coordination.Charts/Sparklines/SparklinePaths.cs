using System.Collections.Immutable;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Sparklines;

/// <summary>Where a sparkline runs: 1000 wide, its highest value just below the top.</summary>
internal static class SparklinePaths
{
    private const double Width = 1000;
    private const double Margin = 1.5;

    /// <summary>The stretches of known values, each a line with steps.</summary>
    public static IEnumerable<ImmutableArray<PlotPoint>> Stretches(ImmutableArray<double?> values, double height)
    {
        var step = Width / Math.Max(1, values.Length);
        var most = Math.Max(1, values.Max() ?? 0);
        var vertical = new LinearScale(0, most, height - Margin, Margin);
        var points = ImmutableArray.CreateBuilder<PlotPoint>();
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is { } value)
            {
                points.Add(new PlotPoint(index * step, vertical.Map(value)));
                points.Add(new PlotPoint((index + 1) * step, vertical.Map(value)));
            }
            else if (points.Count > 0)
            {
                yield return points.DrainToImmutable();
            }
        }

        if (points.Count > 0)
        {
            yield return points.DrainToImmutable();
        }
    }
}
