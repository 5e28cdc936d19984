using Coordination.Simulation.Randomness;

namespace Coordination.Simulation.Calibration;

/// <summary>Random whole numbers.</summary>
internal static class RandomCounts
{
    private const double LongestMean = 30;

    /// <summary>A draw of the Poisson distribution (Knuth's products, in parts of at most 30).</summary>
    public static int Poisson(double mean, SeededRandom random)
    {
        var count = 0;
        for (var rest = mean; rest > 0; rest -= LongestMean)
        {
            var least = Math.Exp(-Math.Min(rest, LongestMean));
            for (var product = random.NextUnit(); product > least; product *= random.NextUnit())
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>How many of some people a coin of this weight picks.</summary>
    public static int Binomial(int people, double share, SeededRandom random)
    {
        var count = 0;
        for (var person = 0; person < people; person++)
        {
            count += random.NextUnit() < share ? 1 : 0;
        }

        return count;
    }
}
