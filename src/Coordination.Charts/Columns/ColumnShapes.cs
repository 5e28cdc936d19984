using System.Collections.Immutable;
using Coordination.Charts.Frames;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Columns;

/// <summary>Where columns stand.</summary>
internal static class ColumnShapes
{
    // What was measured as nothing is a line on the ground, and told from what was not measured.
    private const double Least = 1.5;

    // Of a place, on both sides of its columns together.
    private const double Gap = 0.24;

    // Of fewer places none is wider: a single column is no wall.
    private const int Fewest = 8;

    /// <summary>One column: places across in percent, heights in pixels from the top.</summary>
    internal readonly record struct Column(double Left, double Width, double Top, double Height, string Text);

    /// <summary>The columns of a series, those without a value left out.</summary>
    public static IEnumerable<Column> Of(ImmutableArray<ColumnSeries> all, int series, ImmutableArray<ColumnPlace> places, NiceTicks ticks, double height, Func<double, string> words)
    {
        var place = WidthOf(places);
        var width = place * (1 - Gap) / all.Length;
        for (var index = 0; index < places.Length && index < all[series].Values.Length; index++)
        {
            if (all[series].Values[index] is { } value)
            {
                var tall = Math.Max(Least, value / ticks.High * height);
                yield return new Column((index * place) + (place * Gap / 2) + (series * width), width, height - tall, tall, $"{places[index].Name}, {all[series].Name}: {words(value)}");
            }
        }
    }

    /// <summary>The labels below, thinned out to about so many; every second of them stays where room is short.</summary>
    public static ImmutableArray<AxisTick> Labels(ImmutableArray<ColumnPlace> places, int most)
    {
        var named = places.Select((place, index) => (place.Label, Percent: (index + 0.5) * WidthOf(places))).Where(one => one.Label is not null).ToArray();
        var step = Math.Max(1, (int)Math.Ceiling(named.Length / (double)most));
        return [.. named.Where((_, index) => index % step == 0).Select((one, index) => new AxisTick(one.Percent, one.Label!, index % 2 == 0))];
    }

    private static double WidthOf(ImmutableArray<ColumnPlace> places) => 100.0 / Math.Max(Fewest, places.Length);
}
