namespace Coordination.Survey.Statistics;

/// <summary>One-way analysis of variance: whether the means of groups differ.</summary>
/// <param name="Classic">Fisher's F, which takes the groups' variances for the same.</param>
/// <param name="Welch">Welch's F, which does not (Welch 1951); null where a group has fewer than two values or no variance.</param>
/// <param name="Omega">ω²: the share of the variance that the groups explain, 0 to 1, estimated without the bias of η² (Hays 1963). NaN where all values are the same.</param>
public sealed record OneWayAnova(TestResult Classic, TestResult? Welch, double Omega)
{
    /// <summary>Compares groups; those without values are left out.</summary>
    /// <param name="groups">The values of each.</param>
    /// <returns>Null where there are fewer than two groups, or no more values than groups.</returns>
    public static OneWayAnova? Of(IEnumerable<IReadOnlyCollection<decimal>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        Sample[] samples = [.. groups.Where(group => group.Count > 0).Select(Sample.Of)];
        var size = samples.Sum(sample => sample.Size);
        if (samples.Length < 2 || size <= samples.Length)
        {
            return null;
        }

        var (between, within) = (samples.Length - 1, size - samples.Length);
        var mean = samples.Sum(sample => sample.Size * sample.Mean) / size;
        var explained = samples.Sum(sample => sample.Size * (sample.Mean - mean) * (sample.Mean - mean));
        var rest = samples.Sum(sample => sample.Squares);
        var classic = TestResult.OfF(Ratio(explained / between, rest / within), between, within);
        var error = (double)rest / within;
        var omega = ((double)explained - (between * error)) / ((double)(explained + rest) + error);
        return new OneWayAnova(classic, WelchOf(samples), double.IsNaN(omega) ? double.NaN : Math.Max(0, omega));
    }

    // Values that differ between groups and not within them: as improbable as can be.
    private static double Ratio(decimal over, decimal under) =>
        under != 0 ? (double)over / (double)under : over == 0 ? double.NaN : double.PositiveInfinity;

    private static TestResult? WelchOf(Sample[] samples)
    {
        if (samples.Any(sample => sample.Size < 2 || sample.Squares == 0))
        {
            return null;
        }

        double[] weights = [.. samples.Select(sample => sample.Size / sample.Variance)];
        var (sum, between) = (weights.Sum(), samples.Length - 1);
        var mean = samples.Zip(weights, (sample, weight) => weight * (double)sample.Mean).Sum() / sum;
        var spread = samples.Zip(weights, (sample, weight) => weight * Math.Pow((double)sample.Mean - mean, 2)).Sum() / between;
        var doubt = samples.Zip(weights, (sample, weight) => Math.Pow(1 - (weight / sum), 2) / (sample.Size - 1)).Sum();
        var square = (double)(samples.Length * samples.Length) - 1;
        return TestResult.OfF(spread / (1 + (2 * (samples.Length - 2) * doubt / square)), between, square / (3 * doubt));
    }
}
