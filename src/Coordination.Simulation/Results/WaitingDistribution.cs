using System.Collections.Immutable;

namespace Coordination.Simulation.Results;

/// <summary>How often which wait occurred: intervals that are hit, by rising time.</summary>
/// <param name="Buckets">The intervals.</param>
public sealed record WaitingDistribution(ImmutableArray<WaitingBucket> Buckets)
{
    /// <summary>How many waits there are.</summary>
    public long Count => Buckets.Sum(bucket => bucket.Count);

    /// <summary>The share of waits of at most so long, 0 to 1; 1 when there are none.</summary>
    public double ShareWithin(double minutes)
    {
        var (within, all) = (0.0, 0L);
        foreach (var bucket in Buckets)
        {
            all += bucket.Count;
            within += bucket.ToMinutes <= minutes ? bucket.Count
                : bucket.FromMinutes >= minutes ? 0
                : bucket.Count * (minutes - bucket.FromMinutes) / (bucket.ToMinutes - bucket.FromMinutes);
        }

        return all == 0 ? 1 : within / all;
    }

    /// <summary>The time that a share of waits does not exceed, in minutes; null when there are none.</summary>
    public double? Quantile(double share)
    {
        var wanted = share * Count;
        var below = 0L;
        foreach (var bucket in Buckets)
        {
            if (below + bucket.Count >= wanted)
            {
                return bucket.FromMinutes + ((bucket.ToMinutes - bucket.FromMinutes) * Math.Max(0, wanted - below) / bucket.Count);
            }

            below += bucket.Count;
        }

        return null;
    }
}

/// <summary>One interval of waits.</summary>
/// <param name="FromMinutes">From this many minutes.</param>
/// <param name="ToMinutes">To less than this many.</param>
/// <param name="Count">So many waits, of all replications.</param>
public readonly record struct WaitingBucket(double FromMinutes, double ToMinutes, long Count);
