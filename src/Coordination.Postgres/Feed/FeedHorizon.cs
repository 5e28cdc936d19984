namespace Coordination.Postgres.Feed;

/// <summary>Up to which sequence the feed is final: nothing at or below it can still be committed.</summary>
/// <remarks>
/// Every writing transaction publishes, as an advisory lock, the last sequence that anybody had taken before it took its
/// own. So, when first the sequence's last value and then the published ones are read: a transaction seen there has only
/// sequences above what it published; one not seen either ended before, or takes its sequences after the last value read.
/// </remarks>
internal static class FeedHorizon
{
    private const long Modulus = 1L << 31;

    /// <param name="reached">The sequence's last value, read first.</param>
    /// <param name="published">What writing transactions have published, read after it: sequences modulo 2³¹.</param>
    public static long Of(long reached, IEnumerable<long> published)
    {
        var horizon = reached;
        foreach (var start in published)
        {
            horizon = Math.Min(horizon, Restore(start, reached));
        }

        return horizon;
    }

    // A start may also lie a little above the last value read, when it was published after that.
    private static long Restore(long start, long reached)
    {
        var behind = ((reached - start) % Modulus + Modulus) % Modulus;
        return behind < Modulus / 2 ? reached - behind : reached;
    }
}
