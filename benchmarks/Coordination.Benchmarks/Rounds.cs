namespace Coordination.Benchmarks;

/// <summary>What several rounds of one measurement come to.</summary>
internal static class Rounds
{
    /// <summary>The median; the upper one of an even number.</summary>
    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
