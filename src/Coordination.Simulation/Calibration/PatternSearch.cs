namespace Coordination.Simulation.Calibration;

/// <summary>Goes down a function of several numbers, one number at a time, by steps that grow while they help and halve when they do not.</summary>
/// <remarks>Hooke and Jeeves (1961) without the pattern move: slow and steady, needs no derivatives, deterministic.</remarks>
internal static class PatternSearch
{
    private const int MostRounds = 14;
    private const int LeastRounds = 5;
    private const double LeastGain = 1e-4;
    private const double Growth = 1.3;

    /// <summary>Changes <paramref name="point"/> to a better one.</summary>
    /// <param name="point">Where to begin; holds the result.</param>
    /// <param name="steps">The first step of each number; 0 leaves it as it is.</param>
    /// <param name="limits">Between which values each may be.</param>
    /// <param name="loss">What is to be small.</param>
    /// <returns>The loss there.</returns>
    public static double Minimise(double[] point, double[] steps, (double Least, double Most)[] limits, Func<double[], double> loss)
    {
        var least = loss(point);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = least;
            for (var index = 0; index < point.Length; index++)
            {
                if (steps[index] > 0)
                {
                    steps[index] *= Improve(point, index, steps[index], limits[index], loss, ref least) ? Growth : 0.5;
                }
            }

            if (round >= LeastRounds && before - least < LeastGain * before)
            {
                break;
            }
        }

        return least;
    }

    private static bool Improve(
        double[] point, int index, double step, (double Least, double Most) limits, Func<double[], double> loss, ref double least)
    {
        var old = point[index];
        foreach (var value in (ReadOnlySpan<double>)[Math.Min(old + step, limits.Most), Math.Max(old - step, limits.Least)])
        {
            point[index] = value;
            if (value != old && loss(point) is var found && found < least)
            {
                least = found;
                return true;
            }
        }

        point[index] = old;
        return false;
    }
}
