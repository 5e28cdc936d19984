namespace Coordination.Simulation.Engine.Drawing;

/// <summary>Euler's gamma function for arguments above 0.</summary>
internal static class GammaFunction
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>Its value, by Lanczos' approximation (g = 7): about 15 digits.</summary>
    public static double Of(double argument)
    {
        var x = argument - 1;
        var sum = Lanczos[0];
        for (var term = 1; term < Lanczos.Length; term++)
        {
            sum += Lanczos[term] / (x + term);
        }

        var t = x + 7.5;
        return Math.Sqrt(2 * Math.PI) * Math.Pow(t, x + 0.5) * Math.Exp(-t) * sum;
    }
}
