using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Coordination.Survey.Statistics;

/// <summary>How probable a statistic at least as large is, by regularised gamma and beta functions: also far out, where one minus a distribution has no digit left.</summary>
internal static class Tails
{
    /// <summary>Beyond a χ².</summary>
    public static double ChiSquare(double statistic, double degrees) =>
        double.IsNaN(statistic) || degrees <= 0 ? double.NaN
        : statistic <= 0 ? 1
        : SpecialFunctions.GammaUpperRegularized(degrees / 2, statistic / 2);

    /// <summary>Beyond an F.</summary>
    public static double F(double statistic, double between, double within) =>
        double.IsNaN(statistic) || between <= 0 || within <= 0 ? double.NaN
        : statistic <= 0 ? 1
        : double.IsPositiveInfinity(statistic) ? 0
        : SpecialFunctions.BetaRegularized(within / 2, between / 2, within / (within + (between * statistic)));

    /// <summary>The F that is exceeded with a probability.</summary>
    public static double InverseF(double probability, double between, double within) => FisherSnedecor.InvCDF(between, within, 1 - probability);

    /// <summary>The Student's t that is exceeded with a probability on either side, together.</summary>
    public static double InverseT(double probability, double degrees) => StudentT.InvCDF(0, 1, degrees, 1 - (probability / 2));
}
