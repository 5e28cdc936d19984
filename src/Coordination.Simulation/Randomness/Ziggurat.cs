using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Randomness;

/// <summary>Draws of the exponential distribution with mean 1, nearly always without a logarithm.</summary>
/// <remarks>Marsaglia and Tsang, "The ziggurat method for generating random variables" (2000), with 256 layers and 53 bits.</remarks>
internal static class Ziggurat
{
    private const int Layers = 256;
    private const double Edge = 7.69711747013104972;
    private const double Area = 0.0039496598225815571993;

    private static readonly double[] Widths = MakeWidths();
    private static readonly double[] Heights = [.. Widths.Select(width => Math.Exp(-width))];

    /// <summary>One draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Exponential(ref KeyedRandom random)
    {
        var bits = random.NextBits();
        var layer = (int)(bits & (Layers - 1));
        var widths = Widths;
        var x = (bits >> 11) * (1.0 / (1UL << 53)) * widths[layer];
        return x < widths[layer + 1] ? x : Outside(ref random, layer, x);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double Outside(ref KeyedRandom random, int layer, double x)
    {
        while (true)
        {
            if (layer == 0)
            {
                return Edge - Math.Log(1 - random.NextUnit());
            }

            if (Heights[layer] + (random.NextUnit() * (Heights[layer + 1] - Heights[layer])) < Math.Exp(-x))
            {
                return x;
            }

            var bits = random.NextBits();
            layer = (int)(bits & (Layers - 1));
            x = (bits >> 11) * (1.0 / (1UL << 53)) * Widths[layer];
            if (x < Widths[layer + 1])
            {
                return x;
            }
        }
    }

    private static double[] MakeWidths()
    {
        var widths = new double[Layers + 1];
        widths[0] = Area * Math.Exp(Edge);
        widths[1] = Edge;
        for (var layer = 2; layer < Layers; layer++)
        {
            widths[layer] = -Math.Log((Area / widths[layer - 1]) + Math.Exp(-widths[layer - 1]));
        }

        return widths;
    }
}
