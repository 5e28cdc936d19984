using System.Collections.Immutable;
using Coordination.Charts.Geometry;

namespace Coordination.Charts.Occupancy;

/// <summary>Loads as cells of five shades.</summary>
internal static class LoadPaths
{
    /// <summary>How many shades there are.</summary>
    public const int Shades = 5;

    /// <summary>The shade of a load, from 0 for idle to the last for busy all the time.</summary>
    public static int ShadeOf(double load) => Math.Clamp((int)Math.Floor(load * Shades), 0, Shades - 1);

    /// <summary>All cells of one shade, in a drawing that is 1000 wide; neighbours are one box.</summary>
    public static string Of(ImmutableArray<double?> bins, int shade, double height)
    {
        var scale = new LinearScale(0, bins.Length, 0, 1000);
        var text = "";
        for (var bin = 0; bin < bins.Length;)
        {
            var end = bin;
            while (end < bins.Length && bins[end] is { } load && ShadeOf(load) == shade)
            {
                end++;
            }

            text += end > bin ? PathText.Box(scale.Map(bin), 0, scale.Map(end) - scale.Map(bin), height) : "";
            bin = Math.Max(end, bin + 1);
        }

        return text;
    }
}
