namespace Coordination.Simulation.Statistics;

/// <summary>Quantiles of Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The standard normal quantile of 97.5 %.</summary>
    private const double Normal = 1.959963984540054;

    private static readonly double[] Few =
    [
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281,
        2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860,
    ];

    /// <summary>The two-sided 95 % quantile: an interval of mean ± this × standard error covers the truth 19 times in 20.</summary>
    /// <param name="freedom">Degrees of freedom, at least 1.</param>
    /// <remarks>Tabulated up to 20; beyond, the expansion of Cornish and Fisher, right to four digits.</remarks>
    public static double Of95(int freedom)
    {
        if (freedom <= Few.Length)
        {
            return Few[freedom - 1];
        }

        var (z, n) = (Normal, (double)freedom);
        var cube = z * z * z;
        var fifth = cube * z * z;
        return z
            + ((cube + z) / (4 * n))
            + (((5 * fifth) + (16 * cube) + (3 * z)) / (96 * n * n))
            + (((3 * fifth * z * z) + (19 * fifth) + (17 * cube) - (15 * z)) / (384 * n * n * n));
    }
}
