using Coordination.Simulation.Recordings;
using Coordination.Simulation.Replays;

namespace Coordination.Reports.Replays;

/// <summary>A recorded day and its replay in two ways: each desk by itself, and desks that help each other.</summary>
public sealed record ReplayPair
{
    /// <summary>Puts them together.</summary>
    /// <param name="recorded">The recording.</param>
    /// <param name="apart">Its replay without pooling.</param>
    /// <param name="pooled">Its replay with pooling, otherwise by the same options.</param>
    /// <exception cref="ArgumentException">The replays are not of one day and seed, or not one without and one with pooling.</exception>
    public ReplayPair(RecordedDay recorded, ReplayReport apart, ReplayReport pooled)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(apart);
        ArgumentNullException.ThrowIfNull(pooled);
        if (apart.Pooling || !pooled.Pooling)
        {
            throw new ArgumentException("The first replay must be without pooling, the second with it.", nameof(pooled));
        }

        if ((apart.Hall, apart.Date, apart.Seed, apart.Policy) != (pooled.Hall, pooled.Date, pooled.Seed, pooled.Policy))
        {
            throw new ArgumentException("Both replays must be of the same hall, date, seed and policy.", nameof(pooled));
        }

        (Recorded, Apart, Pooled) = (recorded, apart, pooled);
        ApartTrace = apart.Trace ?? throw new ArgumentException("The replay has no trace.", nameof(apart));
        PooledTrace = pooled.Trace ?? throw new ArgumentException("The replay has no trace.", nameof(pooled));
    }

    /// <summary>The recording.</summary>
    public RecordedDay Recorded { get; }

    /// <summary>Each desk by itself, as the recorded hall worked.</summary>
    public ReplayReport Apart { get; }

    /// <summary>Desks that help each other.</summary>
    public ReplayReport Pooled { get; }

    internal ReplayTrace ApartTrace { get; }

    internal ReplayTrace PooledTrace { get; }
}
