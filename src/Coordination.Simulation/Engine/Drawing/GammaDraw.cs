using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Engine.Drawing;

/// <summary>Draws of the gamma distribution with scale 1.</summary>
/// <remarks>Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).</remarks>
internal static class GammaDraw
{
    public static double Of(ref KeyedRandom random, double shape)
    {
        if (shape < 1)
        {
            var smaller = Math.Pow(1 - random.NextUnit(), 1 / shape);
            return smaller * Of(ref random, shape + 1);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(1 - random.NextUnit()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }
}
