namespace Coordination.Survey.Statistics;

/// <summary>A sample's size, mean and sum of squares about it.</summary>
/// <remarks>
/// They are summed as decimals, in two passes: what people write has decimal digits, and none of them is lost where values are large beside their differences
/// (NIST's StRD sets for the analysis of variance are made to show that).
/// </remarks>
/// <param name="Size">How many values there are.</param>
/// <param name="Mean">Their mean; 0 of none.</param>
/// <param name="Squares">The sum of the squares of their distances from it.</param>
public readonly record struct Sample(int Size, decimal Mean, decimal Squares)
{
    /// <summary>The sample of some values.</summary>
    public static Sample Of(IReadOnlyCollection<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
        {
            return default;
        }

        var mean = values.Sum() / values.Count;
        return new Sample(values.Count, mean, values.Sum(value => (value - mean) * (value - mean)));
    }

    /// <summary>The variance, with one degree of freedom less than values; NaN of fewer than two.</summary>
    public double Variance => Size < 2 ? double.NaN : (double)(Squares / (Size - 1));

    /// <summary>The standard deviation; NaN of fewer than two values.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>How far the mean may be off on either side, by Student's t.</summary>
    /// <param name="confidence">How often the interval holds the true mean, such as 0.95.</param>
    /// <returns>NaN of fewer than two values.</returns>
    public double Margin(double confidence) => Size < 2 ? double.NaN : Tails.InverseT(1 - confidence, Size - 1) * Deviation / Math.Sqrt(Size);
}
