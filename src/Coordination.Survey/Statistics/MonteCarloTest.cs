using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace Coordination.Survey.Statistics;

/// <summary>How many of random tables with the same totals have a χ² as large: for tables that are too thin for its distribution and too many to count.</summary>
/// <remarks>A table is drawn cell by cell from hypergeometric distributions; the p value counts the table that was found (Hope 1968).</remarks>
public static class MonteCarloTest
{
    /// <summary>How many tables are drawn: a p value near 0.05 is known to 0.004.</summary>
    public const int Tables = 9_999;

    /// <summary>The p value, above 0 and at most 1; the same by the same seed.</summary>
    /// <param name="table">The table; two rows and columns at least.</param>
    /// <param name="seed">From which tables are drawn.</param>
    /// <exception cref="ArgumentOutOfRangeException">More were counted than 2,147,483,647.</exception>
    public static double Of(CrossTable table, int seed)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(table.Total, int.MaxValue, nameof(table));
        var random = new MersenneTwister(seed, threadSafe: false);
        var limit = table.ChiSquare.Statistic * (1 - 1e-9);
        var asLarge = 1;
        for (var number = 0; number < Tables; number++)
        {
            asLarge += table.ChiSquareOf(Draw(table, random)) >= limit ? 1 : 0;
        }

        return asLarge / (Tables + 1.0);
    }

    private static long[][] Draw(CrossTable table, MersenneTwister random)
    {
        long[] left = [.. table.ColumnTotals];
        var drawn = new long[table.RowTotals.Length][];
        for (var row = 0; row < drawn.Length; row++)
        {
            drawn[row] = Row(table.RowTotals[row], left, random);
        }

        return drawn;
    }

    private static long[] Row(long rest, long[] left, MersenneTwister random)
    {
        var (drawn, among) = (new long[left.Length], left.Sum());
        for (var column = 0; column < left.Length; column++)
        {
            drawn[column] = Hypergeometric(among, left[column], rest, random.NextDouble());
            among -= left[column];
            rest -= drawn[column];
            left[column] -= drawn[column];
        }

        return drawn;
    }

    // Goes outwards from the most probable count until the probability that was drawn is used up.
    private static long Hypergeometric(long among, long marked, long drawn, double probability)
    {
        var (least, most) = (Math.Max(0, drawn - (among - marked)), Math.Min(drawn, marked));
        if (least == most)
        {
            return least;
        }

        var likeliest = Math.Clamp((long)((drawn + 1.0) * (marked + 1) / (among + 2)), least, most);
        var (up, down) = (likeliest, likeliest);
        var above = Math.Exp(LogWays(marked, likeliest) + LogWays(among - marked, drawn - likeliest) - LogWays(among, drawn));
        var below = above;
        probability -= above;
        while (probability > 0 && (up < most || down > least))
        {
            if (up < most)
            {
                above *= (double)(marked - up) * (drawn - up) / ((up + 1.0) * (among - marked - drawn + up + 1));
                up++;
                probability -= above;
                if (probability <= 0)
                {
                    return up;
                }
            }

            if (down > least)
            {
                below *= down * (double)(among - marked - drawn + down) / ((marked - down + 1.0) * (drawn - down + 1));
                down--;
                probability -= below;
                if (probability <= 0)
                {
                    return down;
                }
            }
        }

        return likeliest;
    }

    private static double LogWays(long among, long drawn) =>
        SpecialFunctions.FactorialLn((int)among) - SpecialFunctions.FactorialLn((int)drawn) - SpecialFunctions.FactorialLn((int)(among - drawn));
}
