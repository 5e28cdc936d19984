namespace Coordination.Simulation.Inference;

/// <summary>Shares a whole number out in whole numbers, in proportion and without losing any.</summary>
internal static class Apportion
{
    /// <param name="total">What to share out; not negative.</param>
    /// <param name="weights">The proportions; at least one above 0.</param>
    /// <returns>Shares that add up to <paramref name="total"/>; every running sum is within one of its proportion.</returns>
    public static int[] ByWeight(int total, ReadOnlySpan<double> weights)
    {
        var all = 0.0;
        foreach (var weight in weights)
        {
            all += weight;
        }

        var shares = new int[weights.Length];
        var (running, given) = (0.0, 0);
        for (var index = 0; index < shares.Length; index++)
        {
            running += weights[index];
            var due = (int)Math.Round(total * running / all, MidpointRounding.AwayFromZero);
            shares[index] = due - given;
            given = due;
        }

        return shares;
    }
}
