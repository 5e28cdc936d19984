namespace Coordination.Survey.Statistics;

/// <summary>Corrects p values for how many there are: of many comparisons some stand out by chance.</summary>
public static class Holm
{
    /// <summary>Each p value as large as the chance of any false finding among all of them allows (Holm 1979).</summary>
    /// <param name="values">The p values of a family; NaN of what could not be tested, which counts as none of it.</param>
    /// <returns>In the same order, each 0 to 1, or NaN.</returns>
    public static double[] Correct(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var corrected = new double[values.Count];
        Array.Fill(corrected, double.NaN);
        int[] order = [.. Enumerable.Range(0, values.Count).Where(index => !double.IsNaN(values[index])).OrderBy(index => values[index])];
        var least = 0.0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            least = Math.Max(least, Math.Min(1, (order.Length - rank) * values[order[rank]]));
            corrected[order[rank]] = least;
        }

        return corrected;
    }
}
